namespace Tocsin.Ecs;

/// <summary>One entry of what DescribeServices lists under <c>events</c>; not an event of EventBridge's.</summary>
public sealed record ServiceEvent(string Id, DateTimeOffset CreatedAt, string Message)
{
    internal Shapes.ServiceEvent Shape => new() { Id = Id, CreatedAt = CreatedAt, Message = Message };
}
