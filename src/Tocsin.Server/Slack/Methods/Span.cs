using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Messages;

namespace Tocsin.Server.Slack.Methods;

/// <summary>Which part of a channel or a thread a call asks for.</summary>
/// <param name="After">The message that the page before ended with; null on the first page.</param>
internal sealed record Span(string? Oldest, string? Latest, bool Inclusive, int Limit, string? After)
{
    private const string CursorKind = "next_ts";

    /// <summary>Null with what Slack answers when a bound is none.</summary>
    public static Span? Read(Arguments given, int most, int usual, out Answer? refused)
    {
        refused = null;
        string? after = null;
        if (!given.TryTimestamp("oldest", out string? oldest))
        {
            refused = Answer.Refused("invalid_ts_oldest");
        }
        else if (!given.TryTimestamp("latest", out string? latest))
        {
            refused = Answer.Refused("invalid_ts_latest");
        }
        else if (given.Has("cursor") && (after = Unwrap(given.Text("cursor") ?? "")) is null)
        {
            refused = Answer.Refused("invalid_cursor");
        }
        else
        {
            // Unverified: what Slack says to a limit that is none; it is taken as not given.
            int limit = given.Whole("limit") is > 0 and { } asked ? Math.Min(asked, most) : usual;
            return new Span(oldest == "0000000000.000000" ? null : oldest, latest, given.Flag("inclusive"), limit, after);
        }
        return null;
    }

    public static string CursorAfter(string ts) => Page.CursorOf(CursorKind, ts.Replace(".", ""));

    private static string? Unwrap(string cursor) =>
        Page.Read(CursorKind, cursor) is { Length: 16 } digits && digits.All(char.IsAsciiDigit) ? $"{digits[..10]}.{digits[10..]}" : null;
}
