using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteAccountSetting.html</summary>
/// <remarks>The principal has the account's again. One that is not set is deleted.</remarks>
public static class DeleteAccountSetting
{
    public static Result<Done<DeleteAccountSettingResponse>> Decide(EcsState state, DeleteAccountSettingRequest request, Call call)
    {
        var principal = AccountSettings.Principal(request.PrincipalArn, call);
        if (principal.Error is { } error)
        {
            return error;
        }
        var found = state.FindSetting(AccountSetting.ArnOf(call.Scope, request.Name!, principal.Value));
        return new Done<DeleteAccountSettingResponse>(
            new DeleteAccountSettingResponse { Setting = AccountSettings.Told(request.Name!, found?.Value, principal.Value) },
            found is null ? [] : [new Change.Remove(found.Arn)]);
    }
}
