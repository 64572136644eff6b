using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.EventBridge.Operations;
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
        (instance, applying) => Put(instance, applying, Members, new(instance.Body.Text("event_bus_name"), Policy: instance.Body.Text("policy"))));

    public static void Put(ResourceInstance instance, Applying applying, Members members, PutPermission.Request request)
    {
        string arn = EventBus.ArnOf(instance, request.EventBusName);
        if (!applying.IsUnknown(instance, arn))
        {
            applying.Places.Declare(arn, instance, members);
            applying.Run(
                instance, arn, "PutPermission", call => PutPermission.Decide(applying.Estate.Events, request, call), _ => (FindingCode.RuleRefused, null));
        }
    }
}
