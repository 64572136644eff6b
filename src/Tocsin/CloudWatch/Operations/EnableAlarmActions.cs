using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html</summary>
/// <remarks>Unverified: that a name that is not there is passed over.</remarks>
public static class EnableAlarmActions
{
    public static Result<Done<Nothing>> Decide(CloudWatchState state, EnableAlarmActionsRequest request, Call call) => new Done<Nothing>(
        new Nothing(),
        request.AlarmNames!.Value.Select(n => state.Find(CloudWatchErrors.Arn(call, n))).OfType<Alarm>()
            .Select(a => (Change)new Change.Put(a with { ActionsEnabled = true })).ToValueList());
}
