using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_cloudwatch_event_bus_policy</c>: the whole policy of a bus.</summary>
internal static class EventBusPolicy
{
    private static readonly Members Members = new(("Policy", "policy")) { OnlyThese = true };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_cloudwatch_event_bus_policy", Of(Required("policy"), Optional("event_bus_name"), Filled("id"), Filled("region")),
            (instance, _) => [new Entry("id", Value.Of(instance.Body.Text("event_bus_name") ?? "default"))]),
        (instance, applying) => Put(instance, applying, instance.Body.Text("event_bus_name"), Members))
    {
        CarriesFrom = Stage.Rule,
    };

    /// <param name="bus">A name or an ARN; null is the default bus.</param>
    public static void Put(ResourceInstance instance, Applying applying, string? bus, Members members)
    {
        var share = new Share(instance, EventBus.ArnOf(instance, bus), members);
        if (applying.IsMadeBus(instance, bus) || !applying.IsUnknown(instance, share.Resource))
        {
            applying.Places.Declare(share);
            applying.Run(EventBridgeApi.PutPermission, [share], _ => (FindingCode.RuleRefused, null));
        }
    }
}
