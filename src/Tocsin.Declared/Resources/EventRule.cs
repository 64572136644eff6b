using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;
using Rule = Tocsin.EventBridge.Rule;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_cloudwatch_event_rule</c></summary>
internal static class EventRule
{
    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_cloudwatch_event_rule",
            Of(
                Filled("name"), Filled("name_prefix"), Optional("event_pattern"), Optional("schedule_expression"), Optional(
                    "event_bus_name", otherwise: Value.Of("default")),
                Optional("description"), Optional("role_arn"), Optional("state"), Optional("is_enabled", TerraformType.Bool),
                Optional("force_destroy", TerraformType.Bool),
                Optional("tags", TextMap), Computed("arn"), Filled("id"), Filled("tags_all", TextMap), Filled("region")),
            ComputedOf),
        Apply)
    {
        NameOf = instance => ArnOf(instance, instance.Body.Text("event_bus_name"), Generated.Name(instance)),
    };

    /// <param name="bus">A bus's name or ARN.</param>
    public static string ArnOf(ResourceInstance instance, string? bus, string name) =>
        Arn.TryParse(EventBus.ArnOf(instance, bus), out var arn) ? Names.Rule(arn, name).ToString() : name;

    private static IEnumerable<Entry> ComputedOf(ResourceInstance instance, Findings findings)
    {
        string name = Generated.Name(instance);
        string? bus = instance.Body.Text("event_bus_name");
        return
        [
            new Entry("name", Value.Of(name)), new Entry("arn", Value.Of(ArnOf(instance, bus, name))), new Entry(
                "id", Value.Of(bus is null or "default" ? name : $"{bus}/{name}")),
        ];
    }

    private static readonly IReadOnlyDictionary<string, Func<ResourceInstance, Value?>> Made =
        new Dictionary<string, Func<ResourceInstance, Value?>>
    {
        ["Name"] = instance => Value.Of(Generated.Name(instance)),
        ["State"] = instance => instance.Body["state"] ?? instance.Body["is_enabled"] switch
        {
            Value.Boolean { IsTrue: true } => Value.Of(Rule.Enabled),
            Value.Boolean => Value.Of(Rule.Disabled),
            var other => other,
        },
    };

    private static readonly Members WithState = new(("State", "state")) { Made = Made };

    /// <summary>Where the older argument stands, <c>state</c> beside it is refused.</summary>
    private static readonly Members WithoutState = new(("State", "is_enabled")) { Made = Made, Language = TerraformLanguage.WithIsEnabled };

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string name = Generated.Name(instance);
        string? bus = instance.Body.Text("event_bus_name");
        var share = new Share(instance, ArnOf(instance, bus, name), instance.Body.Text("state") is null ? WithoutState : WithState);
        applying.Places.Declare(share);
        if (!applying.IsAmbiguous(instance, name) && (applying.IsMadeBus(instance, bus) || !applying.IsUnknown(instance, bus)))
        {
            applying.Run(
                EventBridgeApi.PutRule, [share],
                error => error.Code == Errors.InvalidEventPatternException.Code ? (FindingCode.InvalidPattern, Reasons.InvalidPattern)
                    : (FindingCode.RuleRefused, null));
        }
    }
}
