using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Ecs.Events;
using Tocsin.Scenarios;
using Tocsin.Json;
using Tocsin.Patterns;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary>
/// <c>tocsin match -p PATTERN -e EVENT</c>: one event pattern against one event, with the reason; or a table of such cases.
/// </summary>
internal static class MatchCommand
{
    /// <summary>AWS's own limit is 2,048 characters; a file is read up to this.</summary>
    private const long MaximumBytes = 16 << 20;

    public static Command Create(Invocation invocation)
    {
        var pattern = Settings.Text(invocation, "--pattern", "The event pattern: JSON, a file, or - for the standard input", "-p");
        var sent = Settings.Text(
            invocation, "--event", "The event: JSON, a file, a name of `tocsin events ls`, or - for the standard input", "-e");
        var cases = Settings.Text(
            invocation, "--cases",
            "A file of {\"pattern\": …, \"event\": …} lines; prints {\"verdict\", \"message\"} for each, in order; fails where a line "
                + "says another \"verdict\"");
        var command = new ExampleCommand(
            "match", "Hold an event pattern against an event, as EventBridge does, and say why.",
            "tocsin match -p '{\"source\": [\"aws.ecs\"]}' -e ecs.deployment-failed")
        {
            Exits = ExitCode.Meaning(
                "it matches, or each case has the verdict that it says", "it does not match, or a case has another verdict"),
        };
        command.Add(pattern);
        command.Add(sent);
        command.Add(cases);
        command.SetAction(parsed => (parsed.GetValue(pattern), parsed.GetValue(sent), parsed.GetValue(cases)) switch
        {
            (null, null, { } file) => Table(invocation, file),
            ({ } p, { } e, null) when p == "-" && e == "-" => throw new UsageException("only one of -p and -e can be the standard input"),
            ({ } p, { } e, null) => One(
                invocation, Text(invocation, p, "the pattern"), IsName(invocation, e) ? Sent(e) : Text(invocation, e, "the event")),
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
        var page = invocation.Page();
        page.Line(
            explanation.Matches ? new Inked("✓ matches", Ink.Good) : new Inked("✗ does not match", Ink.Bad),
            explanation.Detail.Length > 0 ? $"  {explanation.Detail}" : "");
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
            throw new UsageException(
                $"--cases {file}: {(Directory.Exists(invocation.Absolute(file)) ? "that is a folder" : "there is no such file")}");
        }
        int number = 0, wrong = 0;
        foreach (string line in File.ReadLines(invocation.Absolute(file)))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }
            if (JsonParser.Parse(line) is not JsonValue.Object row || row["pattern"] is not { } pattern || row["event"] is not { } sent)
            {
                throw new UsageException(
                    $"{file}:{number}: a case is an object with pattern and event, each JSON or a text that holds JSON");
            }
            string? expected = Expected(row, $"{file}:{number}");
            var (verdict, message) = Judge(AsText(pattern), AsText(sent));
            invocation.Out.WriteLine($"{{\"verdict\":\"{verdict}\",\"message\":{(message is null ? "null" : JsonWriter.Quote(message))}}}");
            if (expected is not null && expected != verdict)
            {
                wrong++;
                invocation.Error.WriteLine($"tocsin: {file}:{number}: the case says {expected}, and it is {verdict}");
            }
        }
        return wrong == 0 ? ExitCode.AsExpected : ExitCode.Failed;
    }

    /// <summary>The verdict that a case says it has, or null.</summary>
    /// <exception cref="UsageException">There is no such verdict.</exception>
    private static string? Expected(JsonValue.Object row, string where) => row["verdict"] switch
    {
        null or JsonValue.Null => null,
        var said when (said.AsText() ?? JsonWriter.Write(said)) is "true" or "false" or "reject" => said.AsText() ?? JsonWriter.Write(said),
        var said =>
            throw new UsageException(
                $"{where}: there is no verdict {JsonWriter.Write(said)}; there are \"true\", \"false\" and \"reject\""),
    };

    private static (string Verdict, string? Message) Judge(string pattern, string sent) =>
        EventPattern.Parse(pattern).Match<(string, string?)>(
        valid =>
            !EventBytes.TryCreate(sent, out var bytes, out _)
                ? ("reject", "Parameter Event is not valid.")
                : (valid.Matches(bytes) ? "true" : "false", null),
        error => ("reject", error.Message));

    private static string AsText(JsonValue value) => value.AsText() ?? JsonWriter.Write(value);

    /// <summary>Neither JSON nor a file, and like the names that there are.</summary>
    private static bool IsName(Invocation invocation, string given) =>
        given.Split('[')[0] is var name && name.Contains('.') && name.All(c => char.IsAsciiLetterLower(c) || c is '.' or '-')
        && !name.EndsWith(".json", StringComparison.Ordinal) && !Path.Exists(invocation.Absolute(given));

    private static string Sent(string name) => BuiltInScenarios.Find(NamedEvent.Reference(name).Name) is { } scenario
        ? throw new UsageException(
            $"{scenario.Name} sends several events, and match takes one: `tocsin events show {scenario.Name} --json` shows them, "
            + $"`tocsin explain -e {scenario.Name}` follows them")
        : NamedEvent.Of(name).Json;

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
        return Directory.Exists(file.FullName) ? throw new UsageException($"{given} is a folder; {what} is JSON or a file")
            : !file.Exists ? throw new UsageException($"{given}: {what} is neither JSON nor a file")
            : file.Length > MaximumBytes ? throw new UsageException($"{given} is larger than {MaximumBytes} bytes")
            : File.ReadAllText(file.FullName);
    }
}
