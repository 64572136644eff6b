using Tocsin.Flow;
using Tocsin.Json;

namespace Tocsin.Declared.Instances;

/// <summary>Terraform's words for files in its JSON syntax, where an expression stands in a text: <c>main.tf.json</c>.</summary>
internal sealed class TerraformJson(string enabled) : TerraformLanguage(enabled)
{
    private const string Pattern =
        """{"source":["aws.ecs"],"detail-type":["ECS Deployment State Change"],"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED"]}}""";

    protected override string Referring(string address, string arn, bool isInText) =>
        JsonWriter.Quote($"${{{address}.arn}}");

    protected override string Named(string text) => AsMembers(text);

    protected override string Written(Suggestion suggestion) => suggestion switch
    {
        Suggestion.Setting setting => $"\"{setting.Argument}\": {setting.Value}",
        Suggestion.Transformer transformer => Members(transformer, "input_transformer", "input_paths", "input_template"),
        Suggestion.CircuitBreaker => "\"deployment_circuit_breaker\": { \"enable\": true, \"rollback\": true }",
        Suggestion.DeadLetterQueue => "\"dead_letter_config\": { \"arn\": \"${aws_sqs_queue.NAME.arn}\" }",
        Suggestion.UnescapedTemplate =>
            "the template as a text, \"input_template\": \"{ \\\"name\\\": <name> }\", with the placeholder as it is",
        Suggestion.PatternOfFailedDeployments => $"\"event_pattern\": {JsonWriter.Quote(Pattern)}",
        Suggestion.RuleByName => "\"rule\": \"${aws_cloudwatch_event_rule.NAME.name}\", not its arn",
        Suggestion.TopicOfTarget => "\"arn\": \"${aws_sns_topic.NAME.arn}\"",
        Suggestion.ArnOfTopic => "\"${aws_sns_topic.NAME.arn}\"",
        Suggestion.TopicsOfChannel => "\"sns_topic_arns\": [\"${aws_sns_topic.NAME.arn}\"]",
        Suggestion.RoleOfChannel => "\"iam_role_arn\": \"${aws_iam_role.NAME.arn}\"",
        Suggestion.NameForEachService => "a name for each service: \"name\": \"payments-${count.index}\"",
        _ => base.Written(suggestion),
    };
}
