using Tocsin.Aws;

namespace Tocsin.Ecs;

/// <summary>One entry of what DescribeServices lists under <c>events</c>; not an event of EventBridge's.</summary>
public sealed record ServiceEvent(string Id, DateTimeOffset CreatedAt, string Message) : IShape<ServiceEvent>
{
    internal Shapes.ServiceEvent Shape => new() { Id = Id, CreatedAt = CreatedAt, Message = Message };

    public void Write(FieldWriter to)
    {
        to.Text("id", Id);
        to.Timestamp("createdAt", CreatedAt);
        to.Text("message", Message);
    }

    public static ServiceEvent Read(FieldReader from) =>
        new(from.Text("id") ?? "", from.Timestamp("createdAt") ?? default, from.Text("message") ?? "");
}
