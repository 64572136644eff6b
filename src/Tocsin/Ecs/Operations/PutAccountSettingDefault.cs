using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSettingDefault.html</summary>
public static class PutAccountSettingDefault
{
    public static Result<Done<PutAccountSettingDefaultResponse>> Decide(
        EcsState state, PutAccountSettingDefaultRequest request, Call call)
    {
        if (AccountSettings.Refusal(request.Name!, request.Value!) is { } error)
        {
            return error;
        }
        var setting = PutAccountSetting.Of(request.Name!, request.Value!, AccountSettings.Root(call), call);
        return new Done<PutAccountSettingDefaultResponse>(
            new PutAccountSettingDefaultResponse { Setting = AccountSettings.Told(setting.Name, setting.Value, setting.Principal) },
            [new Change.Put(setting)]);
    }
}
