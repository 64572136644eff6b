using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Sqs;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_sqs_queue_policy</c></summary>
internal static class SqsQueuePolicy
{
    private static readonly Members Members = new(("Policy", "policy"), ("Attributes.Policy", "policy")) { OnlyThese = true };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_sqs_queue_policy", Of(Required("queue_url"), Required("policy"), Filled("id"), Filled("region")),
            (instance, _) => [new Entry("id", Value.Of(instance.Body.Text("queue_url") ?? ""))]),
        Apply)
    {
        CouldCarryTheAlarm = false,
    };

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string url = instance.Body.Text("queue_url") ?? "";
        var queue = SqsNames.Of(url);
        bool isDeclared = queue is not null && applying.Estate.Sqs.Find(queue.ToString()!) is not null;
        if (!isDeclared && applying.IsUnknown(instance, url))
        {
            return;
        }
        if (queue is not null)
        {
            var share = new Share(instance, queue.ToString(), Members);
            applying.Places.Declare(share);
            applying.Run(SqsApi.SetQueueAttributes, [share], _ => (FindingCode.TargetRefused, null));
        }
    }
}
