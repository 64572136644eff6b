namespace Tocsin.Cli.Formats;

/// <summary>Terraform resource types as people say them.</summary>
internal static class ResourceNames
{
    // In the order of the pipeline, which is the order they are told in.
    private static readonly OrderedDictionary<string, (string One, string Many)> Known = new()
    {
        ["aws_cloudwatch_event_rule"] = ("rule", "rules"),
        ["aws_cloudwatch_event_target"] = ("target", "targets"),
        ["aws_cloudwatch_event_bus"] = ("event bus", "event buses"),
        ["aws_cloudwatch_event_bus_policy"] = ("bus policy", "bus policies"),
        ["aws_cloudwatch_event_permission"] = ("bus permission", "bus permissions"),
        ["aws_sns_topic"] = ("topic", "topics"),
        ["aws_sns_topic_policy"] = ("topic policy", "topic policies"),
        ["aws_sns_topic_subscription"] = ("subscription", "subscriptions"),
        ["aws_iam_role"] = ("role", "roles"),
        ["aws_iam_role_policy"] = ("role policy", "role policies"),
        ["aws_iam_policy"] = ("policy", "policies"),
        ["aws_iam_role_policy_attachment"] = ("role policy attachment", "role policy attachments"),
        ["aws_iam_policy_attachment"] = ("policy attachment", "policy attachments"),
        ["aws_chatbot_slack_channel_configuration"] = ("Slack channel", "Slack channels"),
        ["aws_sqs_queue"] = ("queue", "queues"),
        ["aws_sqs_queue_policy"] = ("queue policy", "queue policies"),
        ["aws_kms_key"] = ("key", "keys"),
        ["aws_kms_key_policy"] = ("key policy", "key policies"),
        ["aws_kms_alias"] = ("key alias", "key aliases"),
        ["aws_cloudwatch_log_group"] = ("log group", "log groups"),
        ["aws_ecs_cluster"] = ("cluster", "clusters"),
        ["aws_ecs_task_definition"] = ("task definition", "task definitions"),
        ["aws_ecs_service"] = ("service", "services"),
    };

    /// <summary><c>1 rule, 2 topics</c>: what is known in the order of the pipeline, then the rest.</summary>
    public static IEnumerable<string> Counted(IReadOnlyDictionary<string, int> resources)
    {
        var order = Known.Keys.ToList();
        foreach (var (type, count) in resources.OrderBy(r => order.IndexOf(r.Key) is >= 0 and var place ? place : order.Count)
                .ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            var (one, many) = Known.TryGetValue(type, out var known) ? known : (type, type);
            yield return $"{count} {(count == 1 ? one : many)}";
        }
    }
}
