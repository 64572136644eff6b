using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.EventBridge;
using Tocsin.Flow;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary>
/// <c>aws_cloudwatch_event_permission</c>: one statement of a bus's policy. CloudFormation's <c>AWS::Events::EventBusPolicy</c> may give it
/// as a whole.
/// </summary>
internal static class EventPermission
{
    private static readonly Members Members = new(("Policy", "principal"))
    {
        OnlyThese = true,
        Made = new Dictionary<string, Func<ResourceInstance, Value?>>
        {
            ["Policy"] = _ => null,
            // What it depends on makes of it, or not, is not known.
            ["Condition"] = instance => instance.Body.Uncertain("condition") is { } unknown
                ? new Value.Object(
                    Entries.Of(("Type", Value.Of(unknown.Mark)), ("Key", Value.Of(unknown.Mark)), ("Value", Value.Of(unknown.Mark))))
                : instance.Body.Block("condition") is { } block
                    ? new Value.Object(
                        Entries.Of(block.Arguments.Select(a => new Entry(char.ToUpperInvariant(a.Name[0]) + a.Name[1..], a.Value))))
                    : null,
        },
    };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_cloudwatch_event_permission",
            Of(
                Required("principal"), Required("statement_id"), Optional(
                    "action", otherwise: Value.Of("events:PutEvents")), Optional("event_bus_name", otherwise: Value.Of("default")),
                Block("condition", Required("key"), Required("type"), Required("value")), Filled("id"), Filled("region"),
                // Of CloudFormation alone: Terraform sets none here.
                Computed("statement")),
            (instance, _) => [new Entry("id", Value.Of($"{instance.Body.Text("event_bus_name")}/{instance.Body.Text("statement_id")}"))]),
        Apply)
    {
        CarriesFrom = Stage.Rule,
    };

    private static void Apply(ResourceInstance instance, Applying applying) =>
        EventBusPolicy.Put(
            instance, applying, instance.Body.Text("event_bus_name"), instance.Body.Text("statement") is { } statement
                ? Whole(instance, applying, statement) : Members);

    /// <summary>A statement as a whole, which the API has no member for: CloudFormation puts the policy with it.</summary>
    private static Members Whole(ResourceInstance instance, Applying applying, string statement) => new(("Policy", "statement"))
    {
        OnlyThese = true,
        Made = new Dictionary<string, Func<ResourceInstance, Value?>>
        {
            ["Policy"] = _ => Value.Of(BusPolicy.WithWhole(
                Arn.TryParse(EventBus.ArnOf(instance, instance.Body.Text("event_bus_name")), out var bus)
                    ? applying.Estate.Events.Find(bus)?.Made?.Policy
                    : null,
                instance.Body.Text("statement_id") ?? "", statement)),
        },
    };
}
