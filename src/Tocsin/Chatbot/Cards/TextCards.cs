using System.Text.RegularExpressions;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Chatbot.Cards;

/// <summary>The two formats that are text, not JSON.</summary>
internal static partial class TextCards
{
    /// <summary>
    /// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html: sentences, then <c>Name: value</c> lines.
    /// </summary>
    public static Card Budgets(string message, string? subject)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(
                line => BudgetLine().Match(line) is { Success: true } m ? Card.Field(m.Groups[1].Value, m.Groups[2].Value)[0]
                    : Mrkdwn.Escape(line));
        return new Card(Mrkdwn.Escape(subject ?? "AWS Budget Notification"), string.Join('\n', lines), Card.Alert);
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-notifications.html: <c>Key='value'</c> lines.
    /// </summary>
    public static Card CloudFormation(string message)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match m in StackLine().Matches(message))
        {
            fields[m.Groups[1].Value] = m.Groups[2].Value;
        }
        string status = fields.GetValueOrDefault("ResourceStatus", "");
        string color = status.Contains("FAILED", StringComparison.Ordinal) || status.Contains("ROLLBACK", StringComparison.Ordinal)
            ? Card.Alert
            : status.EndsWith("_COMPLETE", StringComparison.Ordinal) ? Card.Good : Card.Neutral;
        string description = Card.Lines(
            Card.Field("Stack", fields.GetValueOrDefault("StackName")),
            Card.Field("Status", status),
            Card.Field("Reason", fields.GetValueOrDefault("ResourceStatusReason")),
            Card.Field("Resource", fields.GetValueOrDefault("LogicalResourceId")),
            Card.Field("Type", fields.GetValueOrDefault("ResourceType")));
        return new Card(
            "AWS CloudFormation Notification", description, color, Footer: Card.Field("Time", fields.GetValueOrDefault("Timestamp")));
    }

    [GeneratedRegex(@"^([A-Z][A-Za-z ]{1,40}): (\S.*)$")]
    private static partial Regex BudgetLine();

    [GeneratedRegex(@"^(\w+)='(.*)'\r?$", RegexOptions.Multiline)]
    private static partial Regex StackLine();
}
