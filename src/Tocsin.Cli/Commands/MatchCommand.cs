using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin match -p PATTERN -e EVENT</c>: one event pattern against one event, with the reason; or a table of such cases.</summary>
internal static class MatchCommand
{
    /// <summary>AWS's own limit is 2,048 characters; a file is read up to this.</summary>
    private const long MaximumBytes = 16 << 20;

    public static Command Create(Invocation invocation)
    {
        var pattern = Settings.Text(invocation, "--pattern", "The event pattern: JSON, a file, or - for the standard input", "-p");
        var sent = Settings.Text(invocation, "--event", "The event: JSON, a file, or - for the standard input", "-e");
        var cases = Settings.Text(invocation, "--cases", "A file of {\"pattern\": …, \"event\": …} lines; prints {\"verdict\", \"message\"} for each, in order");
        var command = new ExampleCommand(
            "match", "Hold an event pattern against an event, as EventBridge does, and say why.",
            "tocsin match -p '{\"source\": [\"aws.ecs\"]}' -e event.json") { pattern, sent, cases };
        command.SetAction(parsed => (parsed.GetValue(pattern), parsed.GetValue(sent), parsed.GetValue(cases)) switch
        {
            (null, null, { } file) => Table(invocation, file),
            ({ } p, { } e, null) when p == "-" && e == "-" => throw new UsageException("only one of -p and -e can be the standard input"),
            ({ } p, { } e, null) => One(invocation, Text(invocation, p, "the pattern"), Text(invocation, e, "the event")),
            _ => throw new UsageException("match takes -p PATTERN and -e EVENT, or --cases FILE"),
        });
        return command;
    }

    private static int One(Invocation invocation, string patternText, string eventText)
    {
        var pattern = EventPattern.Parse(patternText).Match(
            p => p, error => throw new UsageException($"Event pattern is not valid. Reason: {error.Message}"));
        if (!EventBytes.TryCreate(eventText, out var bytes, out var problem))
        {
            var (line, column) = new Text.SourceText("event", eventText).PositionOf(problem.Offset);
            throw new UsageException($"the event is not a JSON object: line {line}, column {column}: {problem.Message}");
        }
        var explanation = pattern.Explain(bytes);
        var page = new Page(invocation.Out, invocation.IsTerminal);
        page.Line(explanation.Matches ? new Inked("✓ matches", Ink.Good) : new Inked("✗ does not match", Ink.Bad), explanation.Detail.Length > 0 ? $"  {explanation.Detail}" : "");
        foreach (var field in explanation.Fields)
        {
            PrettyExplanation.Field(page, field.Path, field.Wanted, field.Found, field.Matches);
        }
        return explanation.Matches ? ExitCode.AsExpected : ExitCode.Failed;
    }

    private static int Table(Invocation invocation, string file)
    {
        if (!File.Exists(invocation.Absolute(file)))
        {
            throw new UsageException($"--cases {file}: there is no such file");
        }
        int number = 0;
        foreach (string line in File.ReadLines(invocation.Absolute(file)))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }
            if (JsonParser.Parse(line) is not JsonValue.Object row || row["pattern"] is not { } pattern || row["event"] is not { } sent)
            {
                throw new UsageException($"{file}:{number}: a case is an object with pattern and event, each JSON or a text that holds JSON");
            }
            var (verdict, message) = Judge(AsText(pattern), AsText(sent));
            invocation.Out.WriteLine(message is null ? $"{{\"verdict\":\"{verdict}\",\"message\":null}}" : $"{{\"verdict\":\"{verdict}\",\"message\":{JsonWriter.Quote(message)}}}");
        }
        return ExitCode.AsExpected;
    }

    private static (string Verdict, string? Message) Judge(string pattern, string sent) => EventPattern.Parse(pattern).Match<(string, string?)>(
        valid => !EventBytes.TryCreate(sent, out var bytes, out _) ? ("reject", "Parameter Event is not valid.") : (valid.Matches(bytes) ? "true" : "false", null),
        error => ("reject", error.Message));

    private static string AsText(JsonValue value) => value.AsText() ?? JsonWriter.Write(value);

    /// <summary>What an option holds: JSON as it stands, a file's text, or the standard input's.</summary>
    private static string Text(Invocation invocation, string given, string what)
    {
        if (given == "-")
        {
            return invocation.In.ReadToEnd();
        }
        if (given.TrimStart().StartsWith('{') || given.TrimStart().StartsWith('['))
        {
            return given;
        }
        var file = new FileInfo(invocation.Absolute(given));
        return !file.Exists ? throw new UsageException($"{given}: {what} is neither JSON nor a file")
            : file.Length > MaximumBytes ? throw new UsageException($"{given} is larger than {MaximumBytes} bytes")
            : File.ReadAllText(file.FullName);
    }
}
