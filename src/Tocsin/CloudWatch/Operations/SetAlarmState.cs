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
        var set = found.Value with { State = now };
        return new Done<Nothing>(
            new Nothing(),
            [
                new Change.Put(before.Value == now.Value ? set
                    : set.Noted("StateUpdate", Summary(before, now), Data(before, now), call.Now)),
            ]);
    }

    // https://docs.aws.amazon.com/cli/latest/reference/cloudwatch/describe-alarm-history.html shows both.
    private static string Summary(AlarmState before, AlarmState now) => $"Alarm updated from {before.Value} to {now.Value}";

    private static JsonValue.Object Data(AlarmState before, AlarmState now) => new(
    [
        new("version", new JsonValue.String("1.0")), new("oldState", Told(before)), new("newState", Told(now)),
    ]);

    private static JsonValue.Object Told(AlarmState state) => new(
    [
        new("stateValue", new JsonValue.String(state.Value)), new("stateReason", new JsonValue.String(state.Reason)),
    ]);
}
