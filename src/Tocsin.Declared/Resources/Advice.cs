using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>
/// What to write instead of what AWS refuses, where its own text does not say so: by the cause of the refusal, never by its words.
/// </summary>
internal static class Advice
{
    /// <param name="where">What was written.</param>
    public static Suggestion? On(AwsError error, Reason? reason, Span where) => error.Cause switch
    {
        Cause.UndefinedPlaceholder { Name: var name } =>
            $"{name} = \"$.detail.{name}\" in input_paths, or one of the names that stand there instead of <{name}>",
        Cause.NoList { Field: var field } => $"the value in a list: \"{field}\" = [{Quoted(where.Content)}]",
        Cause.ForeignAction => "\"sns:Publish\": a topic's policy names its actions, and takes no wildcard",
        _ when reason == Reasons.TransformerInvalid && where.Content.Contains("['", StringComparison.Ordinal) =>
            "a path of dots and indices: $.detail.reason, $.resources[0]",
        Cause.PlaceholderAsKey => "a constant as the key, and the placeholder as its value: \"reason\": <reason>",
        Cause.InputTemplate =>
            "one JSON object, every brace and quote closed, line breaks inside a text as \\n, and placeholders only as values or "
                + "inside them",
        Cause.InputPath => "a path that begins with $: $.detail.reason, $.resources[0]",
        Cause.SeveralInputs => "input_transformer alone",
        Cause.NoTrigger => new Suggestion.PatternOfFailedDeployments(),
        Cause.EmptyList => "at least one value in the list, or no such field",
        Cause.EncodedTwice => new Suggestion.PatternEncodedOnce(),
        Cause.EmptyObject { Field: { } field } =>
            $"a field in \"{field}\" with the values that are wanted; or no \"{field}\", which admits every event",
        Cause.EmptyObject => "at least one field: \"source\": [\"aws.ecs\"]",
        Cause.TestInAnythingBut => "one match value in it, {\"anything-but\": {\"wildcard\": [\"…\"]}}, or a list of plain values",
        Cause.UnknownMatchType => "one of prefix, suffix, anything-but, equals-ignore-case, wildcard, numeric, exists, cidr",
        Cause.ChannelTaken => "one configuration of the channel, with the topics of both in its sns_topic_arns",
        Cause.NoSuchPrincipal => "a principal that exists; for EventBridge, type Service: { \"Service\": \"events.amazonaws.com\" }",
        Cause.MalformedArn => new Suggestion.TopicOfTarget(),
        Cause.NoTopicArn { Written: var name } => new Suggestion.ArnOfTopic(name),
        Cause.NoCircuitBreaker =>
            "no deployment_circuit_breaker where the deployment controller is not ECS: CodeDeploy and external deployments raise no "
                + "SERVICE_DEPLOYMENT_FAILED",
        Cause.ServiceNameTaken => new Suggestion.NameForEachService(),
        Cause.Constraint => OnConstraint(error.Member ?? ""),
        _ => null,
    };

    /// <summary>A topic policy with <c>sns:*</c> as its only action is refused: publishing is what the alarm needs of it.</summary>
    public static ValueList<Edit> AllActions(Span where) =>
        where.Content.Equals("\"sns:*\"", StringComparison.OrdinalIgnoreCase)
            ? [new Edit(where with { Start = where.Start + 1, End = where.End - 1 }, "sns:Publish")]
            : [];

    private static Suggestion? OnConstraint(string member) => member.Split('/') switch
    {
        ["LoggingLevel"] => "logging_level = \"ERROR\", \"INFO\" or \"NONE\"",
        ["IamRoleArn"] => new Suggestion.RoleOfChannel(),
        ["SnsTopicArns", ..] => new Suggestion.TopicsOfChannel(),
        ["SlackTeamId"] => "the workspace's own id, which begins with T: capital letters and digits",
        ["SlackChannelId"] => "the channel's own id, which begins with C: letters and digits",
        ["Rule"] => new Suggestion.RuleByName(),
        [.., "InputPathsMap", _] => "names of letters, digits, - and _ in input_paths, the same in the template",
        _ => null,
    };

    /// <summary>The value as the list's only item, where it is one that can be seen whole.</summary>
    private static string Quoted(string written) =>
        written.Contains('\n') ? "..."
        : written is ['"', .., '"'] ? written
        : written.Length > 1 && written.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? $"\"{written}\""
        : "...";
}
