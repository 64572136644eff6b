using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>
/// The report as JSON, schema 2: stable, documented in docs/reference/json.md. Members are added, never changed or taken away.
/// </summary>
internal static class JsonReport
{
    public const int Schema = 2;

    // Readable in a terminal and in a diff: Korean and emoji stay as they are. The text is never put into HTML.
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Write(Report report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            Write(json, report);
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteString("profile", report.Profile);
        json.WriteStartObject("assumed");
        json.WriteString("account", report.Assumed.Account);
        json.WriteString("accountSource", report.Assumed.AccountSource);
        json.WriteString("region", report.Assumed.Region);
        json.WriteString("regionSource", report.Assumed.RegionSource);
        json.WriteEndObject();
        if (report.Tests is { } tests)
        {
            json.WriteStartArray("tests");
            foreach (var file in tests)
            {
                json.WriteStartObject();
                json.WriteString("file", file.Path);
                json.WriteNumber("count", file.Tests);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteStartObject("resources");
        foreach (var (type, count) in report.Resources)
        {
            json.WriteNumber(type, count);
        }
        json.WriteEndObject();
        json.WriteStartArray("events");
        foreach (var sent in report.Events)
        {
            Write(json, sent);
        }
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            Write(json, finding);
        }
        json.WriteEndArray();
        json.WriteStartArray("coverage");
        foreach (var service in report.Coverage)
        {
            Write(json, service);
        }
        json.WriteEndArray();
        if (report.CoverageBy is { } by)
        {
            json.WriteStartObject("coverageBy");
            json.WriteString("by", by);
            json.WriteStartArray("groups");
            foreach (var group in CoverageGroup.Of(report.Coverage, by))
            {
                json.WriteStartObject();
                json.WriteString("key", group.Key);
                json.WriteNumber("rings", group.Rings);
                json.WriteNumber("services", group.Services.Count);
                WriteStrings(json, "silent", group.Services.Where(s => !s.Rings).Select(s => s.Address).ToValueList());
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteStartArray("suppressed");
        foreach (var suppressed in report.Suppressed)
        {
            Write(json, suppressed.Finding, suppressed.Because);
        }
        json.WriteEndArray();
        var summary = Summary.Of(report);
        json.WriteStartObject("summary");
        json.WriteNumber("passed", summary.Passed);
        json.WriteNumber("failed", summary.Failed);
        json.WriteNumber("rings", summary.Rings);
        json.WriteNumber("silent", summary.Silent);
        json.WriteNumber("quiet", summary.Quiet);
        json.WriteNumber("accepted", summary.Accepted);
        json.WriteNumber("undetermined", summary.Undetermined);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EventReport sent)
    {
        json.WriteStartObject();
        json.WriteString("name", sent.Name);
        json.WriteString("test", sent.Test);
        json.WriteString("outcome", Name(sent.Outcome));
        json.WriteString("reason", sent.Reason?.Code);
        json.WriteBoolean("passed", sent.Passed);
        json.WriteStartArray("accepted");
        foreach (var accepted in sent.Accepted)
        {
            json.WriteStartObject();
            json.WriteString("address", accepted.Name);
            json.WriteString("because", accepted.Because);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("messages");
        foreach (var (message, count) in Repeated.Messages(sent).Select(m => (m.Item, m.Count)))
        {
            json.WriteStartObject();
            json.WriteNumber("count", count);
            json.WriteString("from", Slack.Post.Speaker);
            json.WriteString("channel", message.Channel);
            json.WriteString("thread", message.Thread);
            json.WriteString("title", message.Title);
            json.WriteString("text", message.Description);
            json.WritePropertyName("blocks");
            json.WriteRawValue(message.BlocksJson());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("routes");
        foreach (var route in Repeated.Routes(sent))
        {
            Write(json, route.Item, route.Count);
        }
        json.WriteEndArray();
        json.WriteStartArray("misses");
        foreach (var miss in sent.Misses)
        {
            json.WriteStartObject();
            json.WriteString("address", miss.Address);
            json.WriteString("detail", miss.Detail);
            WritePlace(json, miss.Where);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteStrings(json, "expectations", sent.Expectations);
        WriteStrings(json, "told", sent.Told);
        json.WriteStartArray("logs");
        foreach (var (line, count) in Repeated.Logs(sent).Select(l => (l.Item, l.Count)))
        {
            json.WriteStartObject();
            json.WriteNumber("count", count);
            json.WriteString("region", line.Region);
            json.WriteString("group", line.Group);
            json.WriteString("message", line.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RouteReport route, int count)
    {
        json.WriteStartObject();
        json.WriteNumber("count", count);
        json.WriteString("outcome", Name(route.Outcome));
        json.WriteString("reason", route.Reason?.Code);
        if (route.Acceptance is { } acceptance)
        {
            json.WriteString("because", acceptance.Because);
        }
        json.WriteStartArray("hops");
        foreach (var hop in route.Hops)
        {
            json.WriteStartObject();
            json.WriteString("stage", Name(hop.Stage));
            json.WriteString("address", hop.Address);
            json.WriteString("verdict", Name(hop.Verdict));
            json.WriteString("reason", hop.Verdict.Why?.Code);
            json.WriteString("detail", hop.Detail);
            WritePlace(json, hop.Where);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Finding finding, string? because = null)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", Name(finding.Severity));
        WritePlace(json, finding.Where);
        json.WriteString("message", finding.Message);
        json.WriteString("write", finding.Write);
        json.WriteStartArray("fix");
        foreach (var edit in finding.Fix)
        {
            var (endLine, endColumn) = edit.Where.Source.PositionOf(edit.Where.End);
            json.WriteStartObject();
            WritePlace(json, edit.Where);
            json.WriteNumber("endLine", endLine);
            json.WriteNumber("endColumn", endColumn);
            json.WriteString("text", edit.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (because is not null)
        {
            json.WriteString("because", because);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ServiceCoverage service)
    {
        json.WriteStartObject();
        json.WriteString("address", service.Address);
        json.WriteString("service", service.Service);
        json.WriteBoolean("rings", service.Rings);
        json.WriteString("outcome", Name(service.Outcome));
        json.WriteString("reason", service.Reason?.Code);
        json.WriteString("detail", service.Detail);
        json.WriteString("excused", service.Excused);
        json.WriteString("account", service.Account);
        json.WriteString("region", service.Region);
        json.WriteStartObject("tags");
        foreach (var (key, value) in service.Tags)
        {
            json.WriteString(key, value);
        }
        json.WriteEndObject();
        json.WriteString("channel", service.Channels.FirstOrDefault());
        WriteStrings(json, "channels", service.Channels);
        WritePlace(json, service.Where);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Span? where)
    {
        if (where is { } span)
        {
            json.WriteString("file", span.Source.Path);
            json.WriteNumber("line", span.Line);
            json.WriteNumber("column", span.Column);
        }
        else
        {
            json.WriteNull("file");
            json.WriteNull("line");
            json.WriteNull("column");
        }
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ValueList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Arrived => "arrived",
        Verdict.Stopped => "stopped",
        Verdict.Deferred => "deferred",
        _ => "undetermined",
    };
}
