using System.Text.RegularExpressions;
using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.CloudFormation.Properties;
using Tocsin.Declared.Instances;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>The words of CloudFormation: the one place where a finding about a template gets its language.</summary>
/// <remarks>Names come from the tables of types, so that a property added there is known here.</remarks>
internal partial class TemplateLanguage : Language
{
    protected TemplateLanguage()
    {
    }

    public static TemplateLanguage Words { get; } = new();

    /// <summary>JSON by its first character; a state of Terraform, which holds a template as a text, is none.</summary>
    public override Language For(SourceText? file) =>
        file is not null && file.Text.AsSpan().TrimStart().StartsWith("{") && file.Text.Contains("\"Resources\"", StringComparison.Ordinal)
            ? TemplateInJson.Syntax : this;

    /// <summary>
    /// The provider's names for those of CloudFormation; where several types have one, they agree but for these, which are said of the
    /// first.
    /// </summary>
    private static readonly Dictionary<string, string> Names = TemplateTypes.Known
        .SelectMany(t => Within(t.Properties).Append((t.Provider, t.Name)))
        .Where(n => n.Item1.Contains('_'))
        .DistinctBy(n => n.Item1).ToDictionary(n => n.Item1, n => n.Item2);

    /// <summary>Every name of the provider that has one here.</summary>
    public static IEnumerable<string> TerraformNames => Names.Keys;

    internal override string Failing => "the stack's deployment fails here";

    internal override string Tool => "CloudFormation";

    protected override string KnownAfter => "deployment";

    protected override int PrefixOf(string address) => address.LastIndexOf('.') + 1;

    /// <remarks>Ref of a topic is its ARN; of a queue, a rule and a role it is something else.</remarks>
    protected override string Referring(string address, string arn, bool isInText) =>
        IsTopic(arn) ? $"!Ref {address}" : $"!GetAtt {address}.Arn";

    protected static bool IsTopic(string arn) => arn.Split(':') is [_, _, "sns", ..];

    protected override string Named(string text) => Assignment().Replace(InTemplate(text), "$1: ");

    /// <summary>The text with CloudFormation's names for the provider's.</summary>
    protected static string InTemplate(string text) => Name().Replace(text, m => Names.GetValueOrDefault(m.Value, m.Value));

    /// <summary>The name of an argument here.</summary>
    protected static string NameOf(string argument) => Names.GetValueOrDefault(argument, Capitalized(argument));

    // AWS's own name of the member is another than the template's: SlackTeamId is SlackWorkspaceId there.
    protected override string InWords(Flaw flaw) =>
        flaw is Flaw.PlaceholderId { Member: "SlackTeamId" } id ? id.As(Names["slack_team_id"]) : flaw.Words;

    protected override string Written(Suggestion suggestion) => suggestion switch
    {
        Suggestion.Setting setting => $"{NameOf(setting.Argument)}: {setting.Value}",
        Suggestion.Transformer transformer => Block(transformer),
        Suggestion.EnabledRule => "State: ENABLED",
        Suggestion.CircuitBreaker => "DeploymentConfiguration:\n  DeploymentCircuitBreaker:\n    Enable: true\n    Rollback: true",
        Suggestion.DeadLetterQueue => "DeadLetterConfig:\n  Arn: !GetAtt QUEUE.Arn",
        Suggestion.UnescapedTemplate => "InputTemplate as a block of text, InputTemplate: |, with the placeholder as it is",
        Suggestion.RegionOfServices => "a stack in the region where the services run, or an ECS service of the rule's own region",
        Suggestion.PatternOfFailedDeployments =>
            "EventPattern: { source: [aws.ecs], detail-type: [ECS Deployment State Change], "
            + "detail: { eventName: [SERVICE_DEPLOYMENT_FAILED] } }",
        Suggestion.PatternEncodedOnce => "the pattern as an object: what stands here is a text that holds it as text",
        Suggestion.RuleByName => "the rule's Name, not its Arn",
        Suggestion.TopicOfTarget => "Arn: !Ref TOPIC, since Ref of a topic is its ARN",
        Suggestion.ArnOfTopic { Written: var name } =>
            $"!Ref {LogicalId(name)}, since Ref of a topic is its ARN",
        Suggestion.TopicsOfChannel => "SnsTopicArns: [!Ref TOPIC], since Ref of a topic is its ARN",
        Suggestion.RoleOfChannel => "IamRoleArn: !GetAtt ROLE.Arn",
        Suggestion.NameForEachService => "another ServiceName, or none: CloudFormation then makes one up",
        _ => throw new InvalidOperationException(suggestion.ToString()),
    };

    private static string Block(Suggestion.Transformer transformer) =>
        $$"""
        InputTransformer:
          InputPathsMap:
        {{string.Join('\n', transformer.Paths.AsEnumerable().Select(p => $"    {p.Name}: {p.Path}"))}}
          InputTemplate: |
        {{Indented(transformer.Template, "    ")}}
        """;

    /// <summary>What is written where a topic's ARN belongs is its logical id, where it may be one.</summary>
    protected static string LogicalId(string written) =>
        written.Length > 0 && written.All(char.IsAsciiLetterOrDigit) ? written : "TOPIC";

    private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static IEnumerable<(string, string)> Within(ValueList<Property> properties) =>
        properties.AsEnumerable().SelectMany(p => p.Shape switch
    {
        Shape.Block block => Within(block.Inside).Append((p.Argument ?? "", p.Name)),
        Shape.Blocks blocks => Within(blocks.Inside).Append((p.Argument ?? "", p.Name)),
        Shape.Flat flat => Within(flat.Inside),
        Shape.Resources { Part: var part } => Within(part.Properties).Append((part.Provider, p.Name)),
        _ => [(p.Argument ?? "", p.Name)],
    });

    [GeneratedRegex("(?<![\\w.:/-])[a-z]+(_[a-z]+)+(?![\\w-])")]
    private static partial Regex Name();
}
