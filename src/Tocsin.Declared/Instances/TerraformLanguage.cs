using Tocsin.Flow;

namespace Tocsin.Declared.Instances;

/// <summary>The words of Terraform and its provider, in which the engine's sentences are made already.</summary>
public sealed class TerraformLanguage : Language
{
    private readonly string enabled;

    private TerraformLanguage(string enabled) => this.enabled = enabled;

    public static TerraformLanguage Words { get; } = new("state = \"ENABLED\"");

    /// <summary>Of a rule that is switched on by the provider's older argument.</summary>
    internal static TerraformLanguage WithIsEnabled { get; } = new("is_enabled = true");

    internal override string Failing => "terraform apply fails here";

    internal override string Tool => "terraform";

    protected override string KnownAfter => "apply";

    protected override string Named(string text) => text;

    protected override string InWords(Flaw flaw) => flaw is Flaw.EscapedPlaceholder escaped ? escaped.By("jsonencode writes") : flaw.Words;

    protected override string Written(Suggestion suggestion) => suggestion switch
    {
        Suggestion.Setting setting => $"{setting.Argument} = {setting.Value}",
        Suggestion.Transformer transformer => Block(transformer),
        Suggestion.EnabledRule => enabled,
        Suggestion.CircuitBreaker => "deployment_circuit_breaker {\n  enable   = true\n  rollback = true\n}",
        Suggestion.DeadLetterQueue => "dead_letter_config {\n  arn = aws_sqs_queue.NAME.arn\n}",
        Suggestion.UnescapedTemplate =>
            "the template as a heredoc (<<-EOT), or replace(replace(jsonencode(...), \"\\\\u003c\", \"<\"), \"\\\\u003e\", \">\")",
        Suggestion.RegionOfServices => "the provider of the region where the services run, or an ECS service of the rule's own region",
        Suggestion.PatternOfFailedDeployments =>
            "event_pattern = jsonencode({ source = [\"aws.ecs\"], \"detail-type\" = [\"ECS Deployment State Change\"], "
            + "detail = { eventName = [\"SERVICE_DEPLOYMENT_FAILED\"] } })",
        Suggestion.PatternEncodedOnce =>
            "the pattern encoded once, without the outer jsonencode: what that encodes is the pattern as text already",
        Suggestion.RuleByName => "rule = aws_cloudwatch_event_rule.NAME.name, not its arn",
        Suggestion.TopicOfTarget => "arn = aws_sns_topic.NAME.arn",
        Suggestion.ArnOfTopic => "aws_sns_topic.NAME.arn",
        Suggestion.TopicsOfChannel => "sns_topic_arns = [aws_sns_topic.NAME.arn]",
        Suggestion.RoleOfChannel => "iam_role_arn = aws_iam_role.NAME.arn",
        Suggestion.NameForEachService => "a name for each service: name = \"payments-${count.index}\"",
        _ => throw new InvalidOperationException(suggestion.ToString()),
    };

    private static string Block(Suggestion.Transformer transformer) =>
        $$"""
        input_transformer {
          input_paths = {
        {{string.Join('\n', transformer.Paths.AsEnumerable().Select(p => $"    {p.Name} = \"{p.Path}\""))}}
          }
          input_template = <<-EOT
        {{Indented(transformer.Template, "    ")}}
          EOT
        }
        """;
}
