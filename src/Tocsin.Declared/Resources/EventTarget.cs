using System.Globalization;
using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.Flow;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_cloudwatch_event_target</c></summary>
internal static class EventTarget
{
    private static readonly Members Members = new(("Id", "target_id"), ("InputTransformer.InputPathsMap", "input_transformer.input_paths"));

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_cloudwatch_event_target",
            Of(
                Required("rule"), Required("arn"), Filled("target_id"), Optional("event_bus_name", otherwise: Value.Of("default")), Optional("input"), Optional("input_path"),
                Optional("role_arn"), Optional("force_destroy", TerraformType.Bool), Filled("id"), Filled("region"),
                Block("input_transformer", Optional("input_paths", TextMap), Required("input_template")),
                Block("dead_letter_config", Optional("arn")),
                Block("retry_policy", Optional("maximum_event_age_in_seconds", TerraformType.Number), Optional("maximum_retry_attempts", TerraformType.Number)),
                Ignored("appsync_target"), Ignored("batch_target"), Ignored("ecs_target"), Ignored("http_target"), Ignored("kinesis_target"), Ignored("redshift_target"),
                Ignored("run_command_targets"), Ignored("sagemaker_pipeline_target"), Ignored("sqs_target")),
            (instance, _) => [new Entry("target_id", Value.Of(IdOf(instance))), new Entry("id", Value.Of($"{instance.Body.Text("rule")}-{IdOf(instance)}"))]),
        Apply);

    private static string IdOf(ResourceInstance instance) => Generated.Name(instance, argument: "target_id");

    /// <summary>Terraform puts each target in a call of its own, CloudFormation all of a rule in one: then one that is refused refuses all.</summary>
    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var together = instance.IsPart ? applying.Parts[(instance.Resource, instance.Type)].ToList() : [instance];
        if (!ReferenceEquals(together[0], instance))
        {
            return;
        }
        var requested = together.Where(i => IsKnown(i, applying)).ToList();
        if (requested.Count == 0)
        {
            return;
        }
        var request = new PutTargets.Request(RuleOf(instance), requested.Select(TargetOf).ToValueList(), BusOf(instance));
        int refused = PutTargets.Decide(applying.Estate.Events, request, applying.CallFor(instance)).Error is { } error ? IndexOf(error, requested.Count) : 0;
        applying.Run(
            requested[refused], PlaceOf(requested[refused]), "PutTargets", call => WithIndex(PutTargets.Decide(applying.Estate.Events, request, call), refused),
            e => (e.Member ?? "").Contains("/Input", StringComparison.Ordinal) || e.Message.StartsWith("Only one of Input", StringComparison.Ordinal) ? (FindingCode.TransformerInvalid, Reasons.TransformerInvalid) : (FindingCode.TargetRefused, null));
    }

    private static string RuleOf(ResourceInstance instance) => instance.Body.Text("rule") ?? "";

    private static string? BusOf(ResourceInstance instance) => instance.Body.Text("event_bus_name");

    private static string PlaceOf(ResourceInstance instance) => $"{EventRule.ArnOf(instance, BusOf(instance), RuleOf(instance))}/target/{IdOf(instance)}";

    private static bool IsKnown(ResourceInstance instance, Applying applying)
    {
        var (rule, bus, id) = (RuleOf(instance), BusOf(instance), IdOf(instance));
        applying.Places.Declare(PlaceOf(instance), instance, Members);
        return !applying.IsUnknown(instance, instance.Body.Uncertain("input_transformer")?.Mark, rule, bus, id) && !IsOnAnotherBus(instance, applying, rule, bus, id);
    }

    private static Target TargetOf(ResourceInstance instance)
    {
        var body = instance.Body;
        return new Target(
            IdOf(instance), body.Text("arn") ?? "", body.Text("role_arn"), body.Text("input"), body.Text("input_path"), Transformer(body.Block("input_transformer")),
            body.Block("dead_letter_config")?.Text("arn") is { } queue ? new DeadLetterConfig(queue) : null, Retry(body.Block("retry_policy")));
    }

    /// <summary>Which target of the request is refused: <c>Targets/2/Arn</c>, or the last of too many.</summary>
    private static int IndexOf(AwsError error, int count) =>
        error.Code == "LimitExceededException" ? count - 1
        : (error.Member ?? "").Split('/') is ["Targets", var index, ..] && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int at) ? at : 0;

    /// <summary>The same, told of a request that holds the one target alone.</summary>
    private static Result<T> WithIndex<T>(Result<T> result, int refused) =>
        result.Error is { Member: { } member } error ? error with { Member = member.Replace($"Targets/{refused}", "Targets/0", StringComparison.Ordinal) } : result;

    /// <summary>A target whose rule is declared, on another bus than the one it names: no such rule is there to be found elsewhere.</summary>
    private static bool IsOnAnotherBus(ResourceInstance instance, Applying applying, string rule, string? bus, string id)
    {
        var call = applying.CallFor(instance);
        var named = Names.Bus(call, bus);
        if (applying.Estate.Events.FindRule(named, rule) is not null
            || applying.Estate.Events.RulesElsewhere(named).FirstOrDefault(r => r.Name == rule && r.Arn.Region == instance.Region) is not { } declared)
        {
            return false;
        }
        var place = new Place(Names.Target(declared.Arn, id), "EventBusName");
        applying.Places.Declare(place.Resource, instance, Members);
        var error = new AwsError("ResourceNotFoundException", $"Rule {rule} does not exist on EventBus {Names.NameOf(named)}.", Member: "EventBusName");
        applying.Refuse(
            instance, place, BodyLocation.Of(instance.Body, "event_bus_name").Span, "PutTargets", error, (FindingCode.WrongBus, Reasons.NoTarget),
            $"event_bus_name = \"{Names.NameOf(declared.Bus)}\", the bus of the rule {rule}");
        return true;
    }

    private static InputTransformer? Transformer(DeclaredBody? block) => block is null ? null
        : new InputTransformer(block.Text("input_template") ?? "", block.TextMap("input_paths").AsEnumerable().Select(p => new NamedPath(p.Key, p.Value)).ToValueList());

    private static RetryPolicy? Retry(DeclaredBody? block) => block is null ? null : new RetryPolicy(block.Whole("maximum_retry_attempts"), block.Whole("maximum_event_age_in_seconds"));
}
