using System.Text.RegularExpressions;

namespace Tocsin.Slack;

/// <summary>Markup of Markdown that Slack's own does not have: Slack shows its marks as they are written.</summary>
/// <remarks>https://docs.slack.dev/messaging/formatting-message-text</remarks>
public static partial class StandardMarkup
{
    /// <summary>Each stretch of it with what says the same in Slack: <c>**bold**</c> and <c>*bold*</c>.</summary>
    public static IEnumerable<(string Written, string Meant)> In(string mrkdwn) =>
        Marked().Matches(Mrkdwn.Prose(mrkdwn)).Select(m => (m.Value, Meant(m)));

    private static string Meant(Match found) => found.Groups["url"] is { Success: true, Value: var url }
        ? $"<{url}|{found.Groups["label"].Value}>"
        : $"{MarkOf(found.Value[0])}{found.Groups["text"].Value}{MarkOf(found.Value[0])}";

    /// <summary>Two underlines are bold there, and one is italic here.</summary>
    private static char MarkOf(char doubled) => doubled == '~' ? '~' : '*';

    [GeneratedRegex(
        @"(?<!\w)(?<mark>\*\*|__|~~)(?=[^\s*_~])(?<text>[^\n]*?[^\s*_~])\k<mark>(?!\w)"
        + @"|\[(?<label>[^\[\]\n]+)\]\((?<url>https?://[^\s()]+)\)")]
    private static partial Regex Marked();
}
