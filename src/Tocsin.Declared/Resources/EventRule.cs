using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.Flow;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_cloudwatch_event_rule</c></summary>
internal static class EventRule
{
    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_cloudwatch_event_rule",
            Of(
                Filled("name"), Filled("name_prefix"), Optional("event_pattern"), Optional("schedule_expression"), Optional("event_bus_name", otherwise: Value.Of("default")),
                Optional("description"), Optional("role_arn"), Optional("state"), Optional("is_enabled", TerraformType.Bool), Optional("force_destroy", TerraformType.Bool),
                Optional("tags", TextMap), Computed("arn"), Filled("id"), Filled("tags_all", TextMap), Filled("region")),
            ComputedOf),
        Apply);

    /// <param name="bus">A bus's name or ARN.</param>
    public static string ArnOf(ResourceInstance instance, string? bus, string name) =>
        Arn.TryParse(EventBus.ArnOf(instance, bus), out var arn) ? Names.Rule(arn, name).ToString() : name;

    private static IEnumerable<Entry> ComputedOf(ResourceInstance instance, Findings findings)
    {
        string name = Generated.Name(instance);
        string? bus = instance.Body.Text("event_bus_name");
        return
        [
            new Entry("name", Value.Of(name)), new Entry("arn", Value.Of(ArnOf(instance, bus, name))), new Entry("id", Value.Of(bus is null or "default" ? name : $"{bus}/{name}")),
        ];
    }

    /// <summary>Where the older argument stands, <c>state</c> beside it is refused.</summary>
    private static string WithoutState(string text) => text.Replace("state = \"ENABLED\"", "is_enabled = true", StringComparison.Ordinal);

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var body = instance.Body;
        string name = Generated.Name(instance);
        string? bus = body.Text("event_bus_name");
        string arn = ArnOf(instance, bus, name);
        string state = body.Text("state") is not null ? "state" : "is_enabled";
        applying.Places.Declare(arn, instance, new Members(("State", state)) { Wording = state == "state" ? null : WithoutState });
        if (applying.IsUnknown(instance, name, bus))
        {
            return;
        }
        var request = new PutRule.Request(
            name, body.Text("event_pattern"), body.Text("schedule_expression"), body.Text("state") ?? (body.Flag("is_enabled") is { } on ? on ? Rule.Enabled : Rule.Disabled : null),
            body.Text("description"), body.Text("role_arn"), bus, body.TextMap("tags").AsEnumerable().Select(t => new Tag(t.Key, t.Value)).ToValueList());
        applying.Run(
            instance, arn, "PutRule", call => PutRule.Decide(applying.Estate.Events, request, call),
            error => error is { Member: "EventPattern", Code: "InvalidEventPatternException" } ? (FindingCode.InvalidPattern, Reasons.InvalidPattern) : (FindingCode.RuleRefused, null));
    }
}
