using System.Globalization;
using Tocsin.Cli.Formats;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Cli.Servers;

/// <summary>What a server lists, for people.</summary>
internal static class ServerLists
{
    public static void Messages(Page page, ValueList<JsonValue> messages)
    {
        foreach (var message in messages)
        {
            Message(page, message);
        }
        Count(page, messages.Count, "message");
    }

    public static void Messages(Page page, JsonValue answer) => Messages(page, Items(answer, "messages").ToValueList());

    /// <summary>What arrived; where that is nothing, what to look at next.</summary>
    public static void Inbox(Page page, JsonValue answer, ServerConnection from)
    {
        Messages(page, answer);
        if (!Items(answer, "messages").Any())
        {
            page.Line(new Inked($"tocsin inbox dropped{from.Option}   lists the events of which none came", Ink.Faint));
        }
    }

    public static void Message(Page page, JsonValue message)
    {
        string state = Text(message, "state");
        page.Flowing(
            10, new Inked(Time(message, "at"), Ink.Faint), " ", Mark(state), $" {Text(message, "channel"),-12} ",
            new Inked(Mrkdwn.Plain(Text(message, "title")), Ink.Bold), $"  {Resources(message)}",
            new Inked($"  {Text(message, "id")}", Ink.Faint));
        if (Text(message, "why") is { Length: > 0 } why)
        {
            var ink = state switch { "delivered" => Ink.Faint, "pending" or "silenced" => Ink.Doubtful, _ => Ink.Bad };
            page.Flowing(10, new Inked($"          {state}: {why}{Due(message)}", ink));
        }
    }

    public static void Silences(Page page, JsonValue answer)
    {
        var silences = Items(answer, "silences").ToList();
        silences.ForEach(s => Silence(page, s));
        Count(page, silences.Count, "silence");
    }

    public static void Silence(Page page, JsonValue silence)
    {
        string standing = Text(silence, "ended").Length == 0 ? $"until {Moment(silence, "until")}"
            : $"ended {Moment(silence, "ended")}{(Text(silence, "endedBy") is { Length: > 0 } by ? $" by {by}" : "")}";
        page.Flowing(
            4, new Inked($"{Number(silence, "id"),3}", Ink.Bold), $" {Text(silence, "query")}  {standing}  by {Text(silence, "by")}: "
                + $"{Text(silence, "reason")}  ",
            new Inked($"{Number(silence, "messages")} kept back", Ink.Faint));
    }

    public static void Journal(Page page, JsonValue answer)
    {
        var lines = Items(answer, "journal").ToList();
        foreach (var line in lines)
        {
            string by = Text(line, "by") is { Length: > 0 } who ? $"  by {who}" : "";
            string why = Text(line, "reason") is { Length: > 0 } reason ? $": {reason}" : "";
            page.Flowing(
                4, new Inked(Moment(line, "at"), Ink.Faint), " ", new Inked(Text(line, "what"), Ink.Bold),
                $"  {Text(line, "about")}{by}{why}");
        }
        Count(page, lines.Count, "line");
    }

    /// <summary>Whether the bot may post, and what to do where it may not.</summary>
    public static void Checked(Page page, JsonValue one)
    {
        string where = Text(one, "channel") is { Length: > 0 } channel ? $"{channel} in {Text(one, "team")}" : Text(one, "team");
        var mark = Text(one, "mayPost") switch
        {
            "yes" => new Inked("✓", Ink.Good), "no" => new Inked("✗", Ink.Bad), _ => new Inked("?", Ink.Doubtful),
        };
        page.Flowing(2, mark, $" {where}  ", new Inked(Text(one, "name"), Ink.Faint), Text(one, "why"));
        if (Text(one, "remedy") is { Length: > 0 } remedy)
        {
            page.Hanging(new Inked("    do  ", Ink.Faint), remedy);
        }
    }

    private static string Number(JsonValue of, string member) => of.Member(member) is { } number ? JsonWriter.Write(number) : "";

    /// <summary>By reason, the most frequent first.</summary>
    public static void Dropped(Page page, JsonValue answer, ServerConnection from)
    {
        var traces = Items(answer, "traces").ToList();
        foreach (var group in traces
            .SelectMany(t => Items(t, "reasons").Select(r => r.AsText()!).DefaultIfEmpty("").Select(r => (Reason: r, Trace: t)))
            .GroupBy(r => r.Reason, r => r.Trace).OrderByDescending(g => g.Count()))
        {
            page.Line(new Inked(group.Key, Ink.Bad), $"  {group.Count()}");
            foreach (var trace in group)
            {
                page.Flowing(
                    10, "  ", new Inked(Time(trace, "at"), Ink.Faint), $" {Text(trace, "kind")}  {Resources(trace)}  ",
                    new Inked(Text(trace, "id"), Ink.Faint));
            }
            foreach (var advice in Items(answer, "advice").Where(a => Text(a, "reason") == group.Key))
            {
                page.Hanging("    ", Text(advice, "message"));
                if (Text(advice, "write") is { Length: > 0 } write)
                {
                    page.Hanging(new Inked("    write  ", Ink.Faint), write, Ink.Code);
                }
            }
        }
        Count(page, traces.Count, "event");
        if (traces.Count > 0)
        {
            page.Line(new Inked($"tocsin trace {Text(traces[0], "id")}{from.Option}   says why, and what to write", Ink.Faint));
        }
    }

    public static string Text(JsonValue of, string member) => of.Member(member)?.AsText() ?? "";

    public static IEnumerable<JsonValue> Items(JsonValue of, string member) => (of.Member(member) as JsonValue.Array)?.Items ?? [];

    public static Inked Mark(string state) => state switch
    {
        "delivered" => new("✓", Ink.Good),
        "pending" or "silenced" => new("…", Ink.Doubtful),
        _ => new("✗", Ink.Bad),
    };

    /// <summary>The time of day here, or with the date where it is another day's.</summary>
    public static string Time(JsonValue of, string member) =>
        DateTimeOffset.TryParse(Text(of, member), CultureInfo.InvariantCulture, out var time)
            ? time.UtcDateTime.ToString(time.UtcDateTime.Date == DateTime.UtcNow.Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm",
                CultureInfo.InvariantCulture)
            : "";

    /// <summary>A time in full.</summary>
    public static string Moment(JsonValue of, string member) =>
        DateTimeOffset.TryParse(Text(of, member), CultureInfo.InvariantCulture, out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture) : "";

    /// <summary>One attempt to deliver a message; one that says nothing went well.</summary>
    public static string Attempt(JsonValue attempt) =>
        $"attempt {JsonWriter.Write(attempt.Member("attempt")!)} at {Moment(attempt, "at")}: "
            + (Text(attempt, "what") is { Length: > 0 } what ? what : "taken");

    private static string Resources(JsonValue of) => string.Join(' ', Items(of, "resources").Select(r => r.AsText()!.Split(':')[^1]));

    private static string Due(JsonValue message) =>
        Text(message, "state") == "pending" && Text(message, "due").Length > 0 ? $"; again at {Time(message, "due")}" : "";

    private static void Count(Page page, int count, string what) =>
        page.Line(new Inked($"{count} {what}{(count == 1 ? "" : "s")}", Ink.Faint));
}
