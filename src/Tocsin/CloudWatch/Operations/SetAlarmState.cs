using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Flow;
using Tocsin.Json;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html</summary>
/// <remarks>The state stays until it is set again, and starts no action: alarms are not evaluated here.</remarks>
public static class SetAlarmState
{
    public static Result<Done<Nothing>> Decide(CloudWatchState state, SetAlarmStateRequest request, Call call)
    {
        if (request.StateReasonData is { } data && JsonParser.Parse(data) is null)
        {
            // Unverified: the text.
            return Errors.InvalidFormatFault.With("StateReasonData is not valid JSON", "StateReasonData");
        }
        var found = CloudWatchErrors.Alarm(state, request.AlarmName!, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var before = found.Value.State;
        var now = new AlarmState(
            request.StateValue!, request.StateReason!, request.StateReasonData, call.Now,
            before.Value == request.StateValue ? before.Changed ?? found.Value.Updated : call.Now);
        return new Done<Nothing>(new Nothing(), [new Change.Put(found.Value with { State = now })]);
    }
}
