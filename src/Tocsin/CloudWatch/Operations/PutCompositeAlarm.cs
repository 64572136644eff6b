using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Flow;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html</summary>
/// <remarks>The rule is kept as it was sent; whether it can be evaluated is not asked.</remarks>
public static class PutCompositeAlarm
{
    public static Result<Done<Nothing>> Decide(CloudWatchState state, PutCompositeAlarmRequest request, Call call)
    {
        // Unverified: the text.
        if (request.AlarmRule is not { Length: > 0 })
        {
            return CloudWatchErrors.Validation("AlarmRule must not be empty", "AlarmRule");
        }
        var arn = CloudWatchErrors.Arn(call, request.AlarmName!);
        var known = state.Find(arn) is { Composite: not null } there ? there : null;
        var alarm = (known ?? new Alarm(arn, request.AlarmName!) { Tags = request.Tags ?? [] }) with
        {
            Composite = request with { Tags = null },
            ActionsEnabled = request.ActionsEnabled ?? true,
            Updated = call.Now,
        };
        return new Done<Nothing>(new Nothing(), [new Change.Put(alarm.NotedPut(known is null, call.Now))]);
    }
}
