using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Slack;

/// <summary>What stands between <c>&lt;</c> and <c>&gt;</c> in mrkdwn: a link, a mention, a date.</summary>
/// <remarks>Source: https://docs.slack.dev/messaging/formatting-message-text</remarks>
public static partial class ControlSequence
{
    /// <summary>
    /// The mentions in a text, each once, as they are written: <c>&lt;!channel&gt;</c>, <c>&lt;@U0123456789&gt;</c>. They call people.
    /// </summary>
    public static IReadOnlyList<string> MentionsIn(string mrkdwn) => [.. Mentions().Matches(mrkdwn).Select(m => m.Value).Distinct()];

    /// <summary>How Slack shows a sequence, or null when it is none and stands there as text.</summary>
    /// <param name="sequence">Without the angle brackets: <c>https://example.com|the page</c>.</param>
    internal static Run? Show(string sequence)
    {
        string[] parts = sequence.Split('|', 2);
        string target = parts[0];
        string? label = parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null;
        return target switch
        {
            ['@', _, ..] => new Run(WithSign('@', label ?? target[1..]), Style.Mention),
            ['#', _, ..] => new Run(WithSign('#', label ?? target[1..]), Style.Mention),
            ['!', 'd', 'a', 't', 'e', '^', ..] => new Run(label ?? Date(target) ?? target),
            "!here" or "!channel" or "!everyone" => new Run($"@{target[1..]}", Style.Mention),
            ['!', _, ..] => new Run(WithSign('@', label ?? target[(target.IndexOf('^') + 1)..].TrimStart('!')), Style.Mention),
            _ when target.StartsWith("mailto:", StringComparison.Ordinal) =>
                new Run(label ?? target["mailto:".Length..], Style.Link, target),
            _ when Address().IsMatch(target) => new Run(label ?? target, Style.Link, target),
            _ => null,
        };
    }

    private static string WithSign(char sign, string name) => name.StartsWith(sign) ? name : sign + name;

    // Slack shows the reader's own time and format; with no reader, the instant itself. The fallback, when there is one, says it better.
    private static string? Date(string target) =>
        target.Split('^') is [_, var seconds, ..] && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long unix)
            && unix <= 253402300799
            ? DateTimeOffset.FromUnixTimeSeconds(unix).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^(?:https?|ftp|slack)://")]
    private static partial Regex Address();

    [GeneratedRegex(@"<(?:@[A-Za-z0-9]|!(?!date\^)[a-z])[^<>\n]*>")]
    private static partial Regex Mentions();
}
