using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListEventBuses.html</summary>
public static class ListEventBuses
{
    /// <remarks>By name; the default bus is one of them, made or not.</remarks>
    public static Result<ListEventBusesResponse> Answer(EventBridgeState state, ListEventBusesRequest request, Call call)
    {
        var @default = call.Arn("events", $"event-bus/{EventBus.Default}");
        var made = state.BusesIn(call.Scope).ToList();
        var all = made.Exists(b => b.Arn == @default) ? made : made.Append(new EventBus(@default, EventBus.Default));
        var page = Paged.Of(
            all.Where(
                b => b.Name.StartsWith(request.NamePrefix ?? "", StringComparison.Ordinal)).OrderBy(b => b.Name, StringComparer.Ordinal),
            b => b.Name, request.NextToken, request.Limit ?? Limits.PageSize);
        return new ListEventBusesResponse { EventBuses = page.Items.Select(Shape).ToValueList(), NextToken = page.Next };
    }

    private static Shapes.EventBus Shape(EventBus bus) => new()
    {
        Name = bus.Name,
        Arn = bus.Arn.ToString(),
        Description = bus.Description,
        Policy = bus.Policy,
        CreationTime = bus.CreationTime,
        LastModifiedTime = bus.LastModifiedTime,
    };
}
