using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_cloudwatch_event_target</c></summary>
internal static class EventTarget
{
    private static readonly Members Members = new(("Id", "target_id"), ("InputTransformer.InputPathsMap", "input_transformer.input_paths"))
    {
        Made = new Dictionary<string, Func<ResourceInstance, Value?>> { ["Id"] = instance => Value.Of(IdOf(instance)) },
    };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_cloudwatch_event_target",
            Of(
                Required("rule"), Required("arn"), Filled("target_id"), Optional(
                    "event_bus_name", otherwise: Value.Of("default")), Optional("input"), Optional("input_path"),
                Optional("role_arn"), Optional("force_destroy", TerraformType.Bool), Filled("id"), Filled("region"),
                Block("input_transformer", Optional("input_paths", TextMap), Required("input_template")),
                Block("dead_letter_config", Optional("arn")),
                Block(
                    "retry_policy", Optional("maximum_event_age_in_seconds", TerraformType.Number),
                    Optional("maximum_retry_attempts", TerraformType.Number)),
                Ignored("appsync_target"), Ignored("batch_target"), Ignored("ecs_target"), Ignored("http_target"),
                Ignored("kinesis_target"), Ignored("redshift_target"),
                Ignored("run_command_targets"), Ignored("sagemaker_pipeline_target"), Ignored("sqs_target")),
            (instance, _) => [new Entry("target_id", Value.Of(IdOf(instance))),
                new Entry("id", Value.Of($"{instance.Body.Text("rule")}-{IdOf(instance)}"))]),
        Apply)
    {
        CarriesFrom = Stage.Transformer,
        NameOf = PlaceOf,
    };

    /// <summary>A target that is reached as a role.</summary>
    public static bool HasRole(ResourceInstance instance) =>
        instance.Type == Type.Definition.Name && instance.Body["role_arn"] is not (null or Value.Null);

    private static string IdOf(ResourceInstance instance) => Generated.Name(instance, argument: "target_id");

    /// <summary>
    /// Terraform puts each target in a call of its own, CloudFormation all of a rule in one: then one that is refused refuses all.
    /// </summary>
    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var together = instance.IsPart ? applying.Parts[(instance.Resource, instance.Type)].ToList() : [instance];
        if (!ReferenceEquals(together[0], instance))
        {
            return;
        }
        var requested = together.Where(i => IsKnown(i, applying)).ToList();
        if (requested.Count > 0)
        {
            applying.Run(
                EventBridgeApi.PutTargets, [ShareOf(requested[0]), .. requested.Select((target, i) => ShareOf(target, $"Targets/{i}"))],
                error => error.Cause is Cause.SeveralInputs || (error.Member ?? "").Contains("/Input", StringComparison.Ordinal)
                    ? (FindingCode.TransformerInvalid, Reasons.TransformerInvalid)
                    : (FindingCode.TargetRefused, null));
        }
    }

    private static Share ShareOf(ResourceInstance instance, string under = "") => new(instance, PlaceOf(instance), Members, under);

    private static string RuleOf(ResourceInstance instance) => instance.Body.Text("rule") ?? "";

    private static string? BusOf(ResourceInstance instance) => instance.Body.Text("event_bus_name");

    private static string PlaceOf(ResourceInstance instance) =>
        $"{EventRule.ArnOf(instance, BusOf(instance), RuleOf(instance))}/target/{IdOf(instance)}";

    private static bool IsKnown(ResourceInstance instance, Applying applying)
    {
        var (rule, bus, id) = (RuleOf(instance), BusOf(instance), IdOf(instance));
        applying.Places.Declare(ShareOf(instance));
        return !applying.IsUnknown(instance, instance.Body.Uncertain("input_transformer")?.Mark)
            && !applying.IsAmbiguous(instance, PlaceOf(instance))
            && (applying.Estate.Events.FindRule(Names.Bus(applying.CallFor(instance), bus), rule) is not null
                || !applying.IsOfUnknown(instance, rule, bus))
            && !IsOnAnotherBus(instance, applying, rule, bus, id);
    }

    /// <summary>
    /// A target whose rule is declared, on another bus than the one it names: no such rule is there to be found elsewhere.
    /// </summary>
    private static bool IsOnAnotherBus(ResourceInstance instance, Applying applying, string rule, string? bus, string id)
    {
        var call = applying.CallFor(instance);
        var named = Names.Bus(call, bus);
        if (applying.Estate.Events.FindRule(named, rule) is not null
            || applying.Estate.Events.RulesElsewhere(named)
                .FirstOrDefault(r => r.Name == rule && r.Arn.Region == instance.Region) is not { } declared)
        {
            return false;
        }
        var place = new Place(Names.Target(declared.Arn, id), "EventBusName");
        applying.Places.Declare(place.Resource, instance, Members);
        var error = Errors.ResourceNotFoundException.With($"Rule {rule} does not exist on EventBus {Names.NameOf(named)}.", "EventBusName");
        applying.Refuse(
            instance, place, BodyLocation.Of(instance.Body, "event_bus_name").Span, "PutTargets", error,
            (FindingCode.WrongBus, Reasons.NoTarget),
            $"event_bus_name = \"{Names.NameOf(declared.Bus)}\", the bus of the rule {rule}");
        return true;
    }
}
