using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.EventBridge.Shapes;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_cloudwatch_event_bus</c></summary>
internal static class EventBus
{
    private static readonly Members Members = new();

    private static readonly Members WithPolicy = new(("EventBusName", "name"));

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_cloudwatch_event_bus",
            Of(
                Required("name"), Optional("description"), Optional("event_source_name"), Optional("kms_key_identifier"),
                Optional("tags", TextMap), Computed("arn"), Filled("id"),
                Filled("tags_all", TextMap), Filled("region"), Block("dead_letter_config", Optional("arn")), Ignored("log_config"),
                // Of CloudFormation alone: Terraform sets none here.
                Computed("policy")),
            (instance, _) => [new Entry("arn", Value.Of(ArnOf(instance, instance.Body.Text("name")))),
                new Entry("id", Value.Of(instance.Body.Text("name") ?? ""))]),
        Apply)
    {
        CarriesFrom = Stage.Transformer,
        NameOf = instance => ArnOf(instance, instance.Body.Text("name")),
    };

    /// <param name="nameOrArn">As arguments refer to a bus; null is the default one.</param>
    public static string ArnOf(ResourceInstance instance, string? nameOrArn) =>
        nameOrArn is { } arn && Names.IsBus(arn)
            ? arn
            : $"arn:{instance.Partition}:events:{instance.Region}:{instance.Account}:event-bus/{nameOrArn ?? "default"}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string? name = instance.Body.Text("name");
        var share = new Share(instance, ArnOf(instance, name), Members);
        applying.Places.Declare(share);
        if (!applying.IsAmbiguous(instance, name ?? ""))
        {
            applying.Run(EventBridgeApi.CreateEventBus, [share], _ => (FindingCode.RuleRefused, null));
            // CloudFormation's bus has its policy with it.
            if (instance.Body["policy"] is not null)
            {
                EventBusPolicy.Put(instance, applying, name, WithPolicy);
            }
        }
    }
}
