using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_sqs_queue_policy</c></summary>
internal static class SqsQueuePolicy
{
    private static readonly Members Members = new(("Policy", "policy")) { OnlyThese = true };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_sqs_queue_policy", Of(Required("queue_url"), Required("policy"), Filled("id"), Filled("region")),
            (instance, _) => [new Entry("id", Value.Of(instance.Body.Text("queue_url") ?? ""))]),
        Apply);

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string url = instance.Body.Text("queue_url") ?? "";
        if (applying.IsUnknown(instance, url))
        {
            return;
        }
        // https://sqs.REGION.amazonaws.com/ACCOUNT/NAME
        if (url.Split('/') is [.., var host, var account, var name] && host.Split('.') is ["sqs", var region, ..])
        {
            string arn = $"arn:{instance.Partition}:sqs:{region}:{account}:{name}";
            applying.Places.Declare(arn, instance, Members);
            applying.SetQueuePolicy(arn, instance.Body.Text("policy"));
        }
    }
}
