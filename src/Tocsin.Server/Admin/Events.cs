using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Server.Admin;

/// <summary>The door for events that PutEvents refuses: those of AWS's own services.</summary>
internal sealed class Events(Writer writer, MessageIds messages)
{
    public AdminRoute Route => new(
        "POST", "/events", "Sends an event, a JSON object as EventBridge has it, to the default bus of its account and region.",
        AdminKey.Full, [("bus", "another bus of that account and region, by name")], Send);

    private async Task Send(AdminCall call)
    {
        string written = await call.Body();
        if (!EventBytes.TryCreate(written, out var bytes, out var error))
        {
            throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-event", $"the event is no JSON object: {error.Message}");
        }
        var root = JsonParser.Parse(written)!;
        var (account, region) = (Member(root, "account"), Member(root, "region"));
        Refuse(!AccountId.TryParse(account, out _), $"account '{account}' is not twelve digits");
        Refuse(!Region.IsCode(region), $"region '{region}' is no region: us-east-1");
        string bus = call.Text("bus") is { Length: > 0 } named ? named : "default";
        var arn = new Arn(new Region(region).Partition, "events", region, account, $"event-bus/{bus}");
        string? deployment = (root.At("/detail/deploymentId") as JsonValue.String)?.AsText();
        var envelope = new Envelope(Address.Of(arn), new EventContent(bytes), new Origin(Member(root, "id"), deployment));
        var trace = await writer.Send(envelope, Door.Admin, new Arn("aws", "iam", "", account, "root"));
        await call.Answer(json =>
        {
            json.WriteString("id", trace.Id);
            json.WriteNumber("trace", trace.Key);
            json.WriteString("outcome", Names.Of(trace.Outcome));
            json.Texts("messages", trace.Routes.Select(r => r.Leaving).OfType<long>().Select(messages.Of));
            json.Texts("reasons", trace.Routes.AsEnumerable().Select(r => r.Why?.Code).OfType<string>());
        });
    }

    private static void Refuse(bool isWrong, string why)
    {
        if (isWrong)
        {
            throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-event", why);
        }
    }

    private static string Member(JsonValue root, string name) =>
        root.Member(name)?.AsText() is { Length: > 0 } text ? text
        : throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-event", $"the event has no '{name}', or it is no text");
}
