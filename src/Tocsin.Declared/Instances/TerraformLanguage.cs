using System.Text.RegularExpressions;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>The words of Terraform and its provider, in which the engine's sentences are made already.</summary>
public partial class TerraformLanguage : Language
{
    private protected TerraformLanguage(string enabled) => Enabled = enabled;

    public static TerraformLanguage Words { get; } = new("state = \"ENABLED\"");

    /// <summary>Of a rule that is switched on by the provider's older argument.</summary>
    internal static TerraformLanguage WithIsEnabled { get; } = new("is_enabled = true");

    /// <summary>What switches a rule on.</summary>
    private protected string Enabled { get; }

    /// <remarks>https://developer.hashicorp.com/terraform/language/syntax/json</remarks>
    public override Language For(SourceText? file) =>
        file is not null && JsonExtensions.Any(e => file.Path.EndsWith(e, StringComparison.Ordinal)) ? new TerraformJson(Enabled) : this;

    private static readonly string[] JsonExtensions = [".tf.json", ".tofu.json"];

    internal override string Failing => "terraform apply fails here";

    internal override string Tool => "terraform";

    protected override string KnownAfter => "apply";

    protected override int PrefixOf(string address) => Modules().Match(address).Length;

    protected override string Referring(string address, string arn, bool isInText) =>
        isInText ? $"\"${{{address}.arn}}\"" : $"{address}.arn";

    protected override string Named(string text) => text;

    protected override string InWords(Flaw flaw) => flaw is Flaw.EscapedPlaceholder escaped ? escaped.By("jsonencode writes") : flaw.Words;

    protected override string Written(Suggestion suggestion) => suggestion switch
    {
        Suggestion.Setting setting => $"{setting.Argument} = {setting.Value}",
        Suggestion.Transformer transformer => Block(transformer),
        Suggestion.EnabledRule => Enabled,
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

    [GeneratedRegex("^(module\\.[^.\\[]+(\\[[^]]*\\])?\\.)*")]
    private static partial Regex Modules();

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
