using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>What to write instead of what AWS refuses, where its own text does not say so.</summary>
internal static partial class Advice
{
    /// <param name="where">What was written.</param>
    public static string? On(AwsError error, Reason? reason, Span where)
    {
        if (InvalidPlaceholder().Match(error.Message) is { Success: true } match)
        {
            string name = match.Groups[1].Value;
            return $"{name} = \"$.detail.{name}\" in input_paths, or one of the names that stand there instead of <{name}>";
        }
        if (NotInList().Match(error.Message) is { Success: true } bare)
        {
            string text = where.Content;
            string value = text.Contains('\n') ? "..." : text is ['"', .., '"'] ? text : text.Length > 1 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? $"\"{text}\"" : "...";
            return $"the value in a list: {bare.Groups[1].Value} = [{value}]";
        }
        return reason == Reasons.PolicyInvalid && error.Message.Contains("action out of service scope", StringComparison.Ordinal) ? "\"sns:Publish\": a topic's policy names its actions, and takes no wildcard"
            : reason == Reasons.TransformerInvalid && where.Content.Contains("['", StringComparison.Ordinal) ? "a path of dots and indices: $.detail.reason, $.resources[0]"
            : Texts.FirstOrDefault(t => error.Message.Contains(t.Answer, StringComparison.Ordinal)).Write;
    }

    /// <summary>A topic policy with <c>sns:*</c> as its only action is refused: publishing is what the alarm needs of it.</summary>
    public static ValueList<Edit> AllActions(Span where) =>
        where.Content.Equals("\"sns:*\"", StringComparison.OrdinalIgnoreCase) ? [new Edit(where with { Start = where.Start + 1, End = where.End - 1 }, "sns:Publish")] : [];

    /// <summary>Parts of AWS's answers, the narrower ones first, and what to write then.</summary>
    private static readonly (string Answer, string Write)[] Texts =
    [
        ("present as a JSON object key", "a constant as the key, and the placeholder as its value: \"reason\": <reason>"),
        ("Invalid InputTemplate for target", "one JSON object, every brace and quote closed, line breaks inside a text as \\n, and placeholders only as values or inside them"),
        ("InputPath for target", "a path that begins with $: $.detail.reason, $.resources[0]"),
        ("inputPathsMap' failed", "names of letters, digits, - and _ in input_paths, the same in the template"),
        ("Only one of Input, InputPath, or InputTransformer", "input_transformer alone"),
        ("EventPattern or ScheduleExpression must be specified", "event_pattern = jsonencode({ source = [\"aws.ecs\"], \"detail-type\" = [\"ECS Deployment State Change\"], detail = { eventName = [\"SERVICE_DEPLOYMENT_FAILED\"] } })"),
        ("Empty arrays are not allowed", "at least one value in the list, or no such field"),
        ("Unrecognized match type", "one of prefix, suffix, anything-but, equals-ignore-case, wildcard, numeric, exists, cidr"),
        ("at 'loggingLevel'", "logging_level = \"ERROR\", \"INFO\" or \"NONE\""),
        ("at 'iamRoleArn'", "iam_role_arn = aws_iam_role.NAME.arn"),
        ("at 'snsTopicArns/", "sns_topic_arns = [aws_sns_topic.NAME.arn]"),
        ("at 'slackTeamId'", "the workspace's own id, which begins with T: capital letters and digits"),
        ("at 'slackChannelId'", "the channel's own id, which begins with C: letters and digits"),
        ("has already been configured for AWS account", "one configuration of the channel, with the topics of both in its sns_topic_arns"),
        ("PrincipalNotFound", "a principal that exists; for EventBridge, type Service: { \"Service\": \"events.amazonaws.com\" }"),
        ("at 'rule' failed", "rule = aws_cloudwatch_event_rule.NAME.name, not its arn"),
        ("Provided Arn is not in correct format", "arn = aws_sns_topic.NAME.arn"),
        ("circuit breaker feature can only be used", "no deployment_circuit_breaker where the deployment controller is not ECS: CodeDeploy and external deployments raise no SERVICE_DEPLOYMENT_FAILED"),
        ("was not idempotent", "a name for each service: name = \"payments-${count.index}\""),
    ];

    [GeneratedRegex("(\"[^\"]+\") must be an object or an array")]
    private static partial Regex NotInList();

    [GeneratedRegex("contains invalid placeholder (\\S+?)\\.$")]
    private static partial Regex InvalidPlaceholder();
}
