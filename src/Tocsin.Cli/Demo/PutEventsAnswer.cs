using Tocsin.Aws;
using Tocsin.Cli.Formats;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.Json;

namespace Tocsin.Cli.Demo;

/// <summary>What <c>aws events put-events</c> prints: the engine's own answer to one entry.</summary>
internal static class PutEventsAnswer
{
    public static IEnumerable<string> To(string source, string detailType, string detail, Call call)
    {
        var answer = PutEvents.Decide(EventBridgeState.Empty, new PutEvents.Request([new PutEvents.Entry(source, detailType, detail)]), call).Value.Response;
        var entries = answer.Entries.Select(e => new JsonValue.Object([.. Members(e)]));
        var json = new JsonValue.Object(
            [new("FailedEntryCount", new JsonValue.Number($"{answer.FailedEntryCount}")), new("Entries", new JsonValue.Array([.. entries]))]);
        return Indented.Of(json).Split('\n');
    }

    private static IEnumerable<JsonMember> Members(PutEvents.ResultEntry entry)
    {
        foreach (var (name, value) in new[] { ("EventId", entry.EventId), ("ErrorCode", entry.ErrorCode), ("ErrorMessage", entry.ErrorMessage) })
        {
            if (value is not null)
            {
                yield return new JsonMember(name, new JsonValue.String(value));
            }
        }
    }
}
