using System.Text.RegularExpressions;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>What is said in Terraform's words, said in CloudFormation's: the one place where a finding about a template gets its language.</summary>
/// <remarks>Names come from the tables of types, so that a property added there is known here; only whole sentences that have no counterpart are listed.</remarks>
internal static partial class Vocabulary
{
    public static Wording Words { get; } = Say;

    /// <summary>The longer ones first.</summary>
    private static readonly (string Terraform, string CloudFormation)[] Phrases =
    [
        ("terraform apply fails here", "the stack's deployment fails here"),
        ("terraform refuses", "CloudFormation refuses"),
        ("the order in which terraform applies them", "the order in which CloudFormation makes them"),
        ("known after apply", "known after deployment"),
        (
            "event_pattern = jsonencode({ source = [\"aws.ecs\"], \"detail-type\" = [\"ECS Deployment State Change\"], detail = { eventName = [\"SERVICE_DEPLOYMENT_FAILED\"] } })",
            "EventPattern: { source: [aws.ecs], detail-type: [ECS Deployment State Change], detail: { eventName: [SERVICE_DEPLOYMENT_FAILED] } }"),
        ("rule = aws_cloudwatch_event_rule.NAME.name, not its arn", "the rule's Name, not its Arn"),
        ("arn = aws_sns_topic.NAME.arn", "Arn: !Ref TOPIC, since Ref of a topic is its ARN"),
        ("a name for each service: name = \"payments-${count.index}\"", "another ServiceName, or none: CloudFormation then makes one up"),
        (
            "deployment_circuit_breaker {\n  enable   = true\n  rollback = true\n}",
            "DeploymentConfiguration:\n  DeploymentCircuitBreaker:\n    Enable: true\n    Rollback: true"),
        ("rollback = true", "Rollback: true"),
        ("dead_letter_config {\n  arn = aws_sqs_queue.NAME.arn\n}", "DeadLetterConfig:\n  Arn: !GetAtt QUEUE.Arn"),
        ("SlackTeamId", "SlackWorkspaceId"),
        ("state = \"ENABLED\"", "State: ENABLED"),
        ("iam_role_arn = aws_iam_role.NAME.arn", "IamRoleArn: !GetAtt ROLE.Arn"),
        ("sns_topic_arns = [aws_sns_topic.NAME.arn]", "SnsTopicArns: [!Ref TOPIC], since Ref of a topic is its ARN"),
        ("which is how jsonencode writes", "which is how some writers of JSON escape"),
        (
            "the template as a heredoc (<<-EOT), or replace(replace(jsonencode(...), \"\\\\u003c\", \"<\"), \"\\\\u003e\", \">\")",
            "InputTemplate as a block of text, InputTemplate: |, with the placeholder as it is"),
        ("the provider of the region where the services run", "a stack in the region where the services run"),
        ("a narrower event_pattern", "a narrower EventPattern"),
    ];

    /// <summary>The provider's names for those of CloudFormation; where several types have one, they agree but for these, which are said of the first.</summary>
    private static readonly Dictionary<string, string> Names = TemplateTypes.Known
        .SelectMany(t => Within(t.Properties).Append((t.Provider, t.Name)))
        .Where(n => n.Item1.Contains('_'))
        .DistinctBy(n => n.Item1).ToDictionary(n => n.Item1, n => n.Item2);

    /// <summary>Every name of the provider that has one here.</summary>
    public static IEnumerable<string> TerraformNames => Names.Keys;

    private static string Say(string text)
    {
        foreach (var (terraform, words) in Phrases)
        {
            text = text.Replace(terraform, words, StringComparison.Ordinal);
        }
        text = Name().Replace(text, m => Names.GetValueOrDefault(m.Value, m.Value));
        return Assignment().Replace(text, "$1: ");
    }

    private static IEnumerable<(string, string)> Within(ValueList<Property> properties) => properties.AsEnumerable().SelectMany(p => p.Shape switch
    {
        Shape.Block block => Within(block.Inside).Append((p.Argument ?? "", p.Name)),
        Shape.Blocks blocks => Within(blocks.Inside).Append((p.Argument ?? "", p.Name)),
        Shape.Flat flat => Within(flat.Inside),
        Shape.Resources { Part: var part } => Within(part.Properties).Append((part.Provider, p.Name)),
        _ => [(p.Argument ?? "", p.Name)],
    });

    [GeneratedRegex("(?<![\\w.:/-])[a-z]+(_[a-z]+)+(?![\\w-])")]
    private static partial Regex Name();

    /// <summary><c>Name = value</c> in an advice; an equals sign between spaces stands nowhere else.</summary>
    [GeneratedRegex("(\"[^\"]+\"|[\\w-]+) += (?=[\"\\[{<]|true|false|[0-9])")]
    private static partial Regex Assignment();
}
