using System.Globalization;
using Tocsin.Delivery.Messages;
using Tocsin.Json;
using Tocsin.Slack.BlockKit;
using Tocsin.Text;

namespace Tocsin.Server.Pages;

/// <summary>A message of the server's own Slack, as Slack shows it.</summary>
public static class InboxCard
{
    /// <param name="channel">The channel's name or id, without <c>#</c>.</param>
    public static void Write(Markup page, SlackMessage message, string channel)
    {
        var body = JsonParser.Parse(message.Body) ?? new JsonValue.Object([]);
        string where = $"in #{channel} · {TimeOf(message.Ts)}{(message.EditedTs is null ? "" : " (edited)")}";
        SlackCard.Write(page, body.Member("username")?.AsText() ?? "tocsin", where, Message.Read(body).Parts);
    }

    /// <summary>What a message says, in one line: what a notification would show.</summary>
    public static string LineOf(SlackMessage message)
    {
        var body = JsonParser.Parse(message.Body) ?? new JsonValue.Object([]);
        string said = body.Member("text")?.AsText() is { Length: > 0 } text
            ? Tocsin.Slack.Mrkdwn.Plain(text)
            : body.At("/attachments/0/fallback")?.AsText()
                ?? Message.Read(body).Parts.SelectMany(p => Tocsin.Slack.Preview.Of(p.Shown, 200)).FirstOrDefault()?.Text ?? "";
        return Printable.Line(said).Trim();
    }

    /// <summary>To the second, in UTC.</summary>
    private static string TimeOf(string ts) =>
        long.TryParse(ts.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : ts;
}
