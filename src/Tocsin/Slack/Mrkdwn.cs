using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>Slack's markup, https://docs.slack.dev/messaging/formatting-message-text, as styled runs.</summary>
public static class Mrkdwn
{
    /// <summary>The text in runs, in order; line breaks are <c>\n</c> inside them.</summary>
    public static ValueList<Run> Parse(string mrkdwn) => [new Run(mrkdwn)];
}
