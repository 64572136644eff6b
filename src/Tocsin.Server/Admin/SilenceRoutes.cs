using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Queries;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Silencing;
using Tocsin.Delivery.Store;

namespace Tocsin.Server.Admin;

/// <summary>Keeps messages back for a time, and tells who did what and why.</summary>
internal sealed class SilenceRoutes(Quiet quiet, SilenceTable table, TimeProvider time)
{
    private static readonly (string, string) By = ("by", "who does it"), Reason = ("reason", "why");

    public IEnumerable<AdminRoute> Routes =>
    [
        new("GET", "/silences", "The silences, newest first, with how many messages each kept back.", AdminKey.Read,
            [("limit", "how many at most")], All),
        new(
            "POST", "/silences",
            "Keeps messages to Slack back: {\"query\": \"service:payments\", \"until\": \"2h, or a time\", \"reason\": \"…\", "
                + "\"by\": \"who\"}. When it ends, they are told together.",
            AdminKey.Full, [], Add),
        new("DELETE", "/silences/{id}", "Ends a silence now.", AdminKey.Full, [By, Reason], End),
        new("GET", "/journal", "Silences and redrives, newest first: who, when, why. It is only added to.", AdminKey.Read,
            [("limit", "how many at most")], Journal),
    ];

    /// <summary>A line of text up to a length.</summary>
    /// <exception cref="AdminRefusal">It is longer, or is needed and empty.</exception>
    public static string Line(string what, string? written, int most, bool isNeeded = true)
    {
        string line = (written ?? "").ReplaceLineEndings(" ").Trim();
        return line.Length > most ? throw Refused($"'{what}' has more than {most} characters")
            : isNeeded && line.Length == 0
                ? throw Refused($"'{what}' is missing: a silence says what it keeps back, until when, who and why")
            : line;
    }

    private static AdminRefusal Refused(string message) => new(StatusCodes.Status400BadRequest, "bad-silence", message);

    private Task All(AdminCall call)
    {
        var silences = table.Newest(call.Number("limit", 100, 1000));
        return call.Answer(json => json.List("silences", silences, Write));
    }

    private Task Journal(AdminCall call)
    {
        var lines = table.Journal(call.Number("limit", 100, 1000));
        return call.Answer(json => json.List("journal", lines, static (to, line) =>
        {
            to.WriteString("at", line.At);
            to.WriteString("what", line.What);
            to.WriteString("about", line.About);
            to.WriteString("by", line.By);
            to.WriteString("reason", line.Why);
        }));
    }

    private async Task Add(AdminCall call)
    {
        var body = await call.Json();
        string? Text(string member) =>
            body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        string query = Line("query", Text("query"), 1024);
        if (!Query.TryParse(query, time.GetUtcNow(), out _, out string error))
        {
            throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-query", error);
        }
        var until = Until(Line("until", Text("until"), 100));
        string why = Line("reason", Text("reason"), Delivery.Silencing.Limits.WhyLength);
        string by = Line("by", Text("by"), Delivery.Silencing.Limits.ByLength);
        var silence = await quiet.Add(query, until, why, by)
            ?? throw new AdminRefusal(
                StatusCodes.Status409Conflict, "too-many",
                $"{Delivery.Silencing.Limits.Silences} silences hold, and there can be no more: DELETE ends one");
        await call.Answer(json => Write(json, silence));
    }

    private async Task End(AdminCall call)
    {
        string by = Line("by", call.Text("by"), Delivery.Silencing.Limits.ByLength);
        string why = Line("reason", call.Text("reason"), Delivery.Silencing.Limits.WhyLength, isNeeded: false);
        var ended = long.TryParse(call.Name, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? await quiet.End(id, by, why) : null;
        if (ended is null)
        {
            throw new AdminRefusal(StatusCodes.Status404NotFound, "unknown", $"no silence {call.Name} holds");
        }
        await call.Answer(json => Write(json, ended));
    }

    private DateTimeOffset Until(string written)
    {
        var now = time.GetUtcNow();
        var until = (Query.LengthOf(written) is { } length ? now + length : Query.MomentOf(written))
            ?? throw Refused($"until '{written}' is no time: a length such as 30m, 2h, 1d, or 2026-11-23T10:00:00Z");
        return until <= now ? throw Refused($"until '{written}' is over already")
            : until - now > Delivery.Silencing.Limits.Longest
                ? throw Refused($"until '{written}' is more than {Delivery.Silencing.Limits.Longest.TotalDays:0} days ahead")
            : until;
    }

    private void Write(Utf8JsonWriter json, Silence silence)
    {
        json.WriteNumber("id", silence.Id);
        json.WriteString("query", silence.Query);
        json.WriteString("from", silence.At);
        json.WriteString("until", silence.Until);
        json.WriteString("reason", silence.Why);
        json.WriteString("by", silence.By);
        json.WriteBoolean("holds", silence.Ended is null);
        json.WriteNumber("messages", table.Count(silence.Id));
        if (silence.Ended is { } ended)
        {
            json.WriteString("ended", ended);
            json.WriteString("endedBy", silence.EndedBy);
        }
    }
}
