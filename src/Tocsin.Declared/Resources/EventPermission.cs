using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.EventBridge.Operations;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_cloudwatch_event_permission</c>: one statement of a bus's policy. CloudFormation's <c>AWS::Events::EventBusPolicy</c> may give it as a whole.</summary>
internal static class EventPermission
{
    private static readonly Members Members = new(("Policy", "principal")) { OnlyThese = true };

    private static readonly Members WithStatement = new(("Policy", "statement")) { OnlyThese = true };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_cloudwatch_event_permission",
            Of(
                Required("principal"), Required("statement_id"), Optional("action", otherwise: Value.Of("events:PutEvents")), Optional("event_bus_name", otherwise: Value.Of("default")),
                Block("condition", Required("key"), Required("type"), Required("value")), Filled("id"), Filled("region"),
                // Of CloudFormation alone: Terraform sets none here.
                Computed("statement")),
            (instance, _) => [new Entry("id", Value.Of($"{instance.Body.Text("event_bus_name")}/{instance.Body.Text("statement_id")}"))]),
        Apply);

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var body = instance.Body;
        var condition = body.Uncertain("condition") is { } unknown ? new PermissionCondition(unknown.Mark, "", "") : body.Block("condition") is { } block ? new PermissionCondition(block.Text("type") ?? "", block.Text("key") ?? "", block.Text("value") ?? "") : null;
        EventBusPolicy.Put(
            instance, applying, body["statement"] is null ? Members : WithStatement, new(body.Text("event_bus_name"), body.Text("action"), body.Text("principal"), body.Text("statement_id"), condition) { Statement = body.Text("statement") });
    }
}
