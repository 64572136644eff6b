using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSetting.html</summary>
public static class PutAccountSetting
{
    public static Result<Done<PutAccountSettingResponse>> Decide(EcsState state, PutAccountSettingRequest request, Call call)
    {
        var principal = AccountSettings.Principal(request.PrincipalArn, call);
        if ((principal.Error ?? AccountSettings.Refusal(request.Name!, request.Value!)) is { } error)
        {
            return error;
        }
        var setting = Of(request.Name!, request.Value!, principal.Value, call);
        return new Done<PutAccountSettingResponse>(
            new PutAccountSettingResponse { Setting = AccountSettings.Told(setting.Name, setting.Value, setting.Principal) },
            [new Change.Put(setting)]);
    }

    internal static AccountSetting Of(string name, string value, Arn principal, Call call) =>
        new(AccountSetting.ArnOf(call.Scope, name, principal), name, principal, value);
}
