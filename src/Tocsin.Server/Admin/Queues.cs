using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Delivery.Writing;
using Tocsin.Sqs;

namespace Tocsin.Server.Admin;

/// <summary>What lies in queues, for who looks without receiving: nothing changes by it.</summary>
internal sealed class Queues(Writer writer)
{
    public IEnumerable<AdminRoute> Routes =>
    [
        new("GET", "/queues", "Every queue, and how many messages lie in it.", AdminKey.Read, [], All),
        new(
            "GET", "/queues/{id}", "What lies in a queue, by its ARN or name, received or not; nothing is received by it.", AdminKey.Read,
            [("limit", "how many at most")], One),
    ];

    private Task All(AdminCall call) => call.Answer(json => json.List("queues", writer.Estate.Sqs.Queues, (to, queue) =>
    {
        to.WriteString("arn", queue.Arn.ToString());
        to.WriteNumber("messages", writer.Estate.Sqs.MessagesOf(queue.Arn).Count());
    }));

    private Task One(AdminCall call)
    {
        var sqs = writer.Estate.Sqs;
        var queue = sqs.Queues.FirstOrDefault(q => q.Arn.ToString() == call.Name || q.Name == call.Name)
            ?? throw new AdminRefusal(StatusCodes.Status404NotFound, "unknown", $"there is no queue {call.Name}");
        int limit = call.Number("limit", 100, Limits.PeekedMessages);
        return call.Answer(json =>
        {
            json.WriteString("arn", queue.Arn.ToString());
            json.List("messages", sqs.MessagesOf(queue.Arn).Take(limit), Write);
        });
    }

    private static void Write(Utf8JsonWriter json, QueueMessage message)
    {
        json.WriteString("id", message.MessageId);
        json.WriteString("body", message.Body);
        json.WriteString("sent", message.Sent);
        json.WriteString("visible", message.VisibleAt);
        json.WriteNumber("received", message.ReceiveCount);
        json.WriteString("group", message.GroupId);
    }
}
