using Microsoft.AspNetCore.Http;
using Tocsin.Json;
using Tocsin.Server.Slack.Faults;

namespace Tocsin.Server.Admin;

/// <summary>Writes the script by which the local Slack misbehaves.</summary>
internal sealed class SlackFaultRoutes(SlackFaults faults)
{
    public IEnumerable<AdminRoute> Routes =>
    [
        new(
            "GET", "/slack/faults", "How the local Slack will misbehave, with how many calls each fault spoils yet.", AdminKey.Read, [],
            Answer),
        new(
            "POST", "/slack/faults",
            "Makes the local Slack fail: {\"method\": \"chat.postMessage\", \"channel\": \"C0123456789\", \"times\": 3, "
                + "\"committed\": true, and one of \"retry_after\": seconds, \"status\": 503, \"error\": \"is_archived\", "
                + "\"drop\": true, \"slow\": seconds}.",
            AdminKey.Full, [], Add),
        new("DELETE", "/slack/faults", "Makes it behave again.", AdminKey.Full, [], Clear),
    ];

    private async Task Add(AdminCall call)
    {
        var written = JsonParser.Parse(await call.Body());
        if (SlackFault.Read(written ?? new JsonValue.Null(), out string wrong) is not { } fault)
        {
            throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-fault", wrong);
        }
        if (!faults.Add(fault))
        {
            throw new AdminRefusal(StatusCodes.Status409Conflict, "too-many", "as many faults wait as may: DELETE takes them away");
        }
        await Answer(call);
    }

    private Task Clear(AdminCall call)
    {
        faults.Clear();
        return Answer(call);
    }

    private Task Answer(AdminCall call) => call.Answer(json =>
    {
        json.WriteStartArray("faults");
        foreach (var fault in faults.Waiting)
        {
            json.WriteRawValue(JsonWriter.Write(fault.ToJson()));
        }
        json.WriteEndArray();
    });
}
