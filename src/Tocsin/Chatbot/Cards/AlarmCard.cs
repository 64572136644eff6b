using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Chatbot.Cards;

/// <summary>
/// A CloudWatch alarm's own SNS message: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
/// </summary>
internal static class AlarmCard
{
    /// <summary>
    /// At most that many children of a composite alarm are shown:
    /// https://docs.aws.amazon.com/chatbot/latest/adminguide/related-services.html
    /// </summary>
    private const int Children = 3;

    public static Card Of(JsonValue.Object alarm)
    {
        string name = Text(alarm, "AlarmName");
        var (emoji, color) = Text(alarm, "NewStateValue") switch
        {
            "ALARM" => (":rotating_light:", Card.Alert),
            "OK" => (":white_check_mark:", Card.Good),
            _ => (":grey_question:", Card.Neutral),
        };
        string description = Card.Lines(
            Card.Field("State", Text(alarm, "NewStateValue")),
            Card.Field("Reason", Text(alarm, "NewStateReason")),
            Card.Field("Description", Text(alarm, "AlarmDescription")),
            Card.Field("Metric", string.Join(' ', Values(alarm, "/Trigger/Namespace", "/Trigger/MetricName"))),
            Card.Field("Condition", string.Join(' ', Values(alarm, "/Trigger/ComparisonOperator", "/Trigger/Threshold"))),
            Card.Field("Rule", Text(alarm, "AlarmRule")),
            Card.Field("Triggered by", string.Join(", ", TriggeringChildren(alarm))),
            Link(alarm, name));
        string title = string.Join(" | ", (string[])[$"{emoji} CloudWatch Alarm", .. Parts(name, Text(alarm, "Region"), Account(alarm))]);
        return new Card(title, description, color, Footer: Card.Field("Time", Text(alarm, "StateChangeTime")));
    }

    private static string Text(JsonValue alarm, string member) => alarm.Member(member)?.AsText() ?? "";

    private static IEnumerable<string> Parts(params string[] parts) => parts.Where(p => p.Length > 0).Select(Mrkdwn.Escape);

    private static string Account(JsonValue alarm) => Text(alarm, "AWSAccountId") is { Length: > 0 } id ? $"Account: {id}" : "";

    private static IEnumerable<string> Values(JsonValue alarm, params string[] pointers) =>
        pointers.Select(alarm.At).OfType<JsonValue>().Select(DetailFields.Show);

    private static IEnumerable<string> TriggeringChildren(JsonValue alarm) =>
        alarm.Member("TriggeringChildren") is JsonValue.Array children
            ? children.Items.Take(Children).Select(c => c.Member("Arn")?.AsText()).OfType<string>()
                .Select(a => Arn.TryParse(a, out Arn arn) ? arn.Resource : a)
            : [];

    private static ValueList<string> Link(JsonValue alarm, string name) =>
        Arn.TryParse(Text(alarm, "AlarmArn"), out Arn arn) && arn.Region.Length > 0
            ? [$"<https://{arn.Region}.console.aws.amazon.com/cloudwatch/home?region={arn.Region}"
                + $"#alarmsV2:alarm/{Uri.EscapeDataString(name)}|Open the alarm>"]
            : [];
}
