using System.Text;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>One thing to do, and what to type or write for it.</summary>
/// <param name="Code">Several lines are laid out already.</param>
internal sealed record NextStep(string Text, string? Code = null);

/// <summary>What to do after an explanation: what follows from how the event came out, and nothing else.</summary>
/// <param name="subject">What was read, as the user wrote it.</param>
/// <param name="sent">What <c>-e</c> was given, or null.</param>
/// <param name="source">How a test of <c>tocsin.yaml</c> sends the same: <c>send: ecs.deployment-failed</c>.</param>
internal sealed class NextSteps(string subject, string? sent, string source)
{
    public ValueList<NextStep> Of(EventReport told) => told.Outcome switch
    {
        EventOutcome.Undetermined => Undetermined(told).Distinct().ToValueList(),
        EventOutcome.Quiet => [.. Quiet(told)],
        EventOutcome.Delivered when told.Passed => [Pin(told)],
        _ => [.. Mend(told), new NextStep("then", Command("test"))],
    };

    private string Command(string command) => $"tocsin {command} {Quoted(subject)}";

    private static string Quoted(string word) =>
        word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '_' or '-' or '=' or ':')
            ? word
            : $"'{word.Replace("'", "'\\''")}'";

    /// <summary>The worst finding's remedy, at its place; the stop itself where no finding says more.</summary>
    private static IEnumerable<NextStep> Mend(EventReport told)
    {
        var remedy = told.Routes.SelectMany(r => r.Hops).SelectMany(h => h.Findings).Concat(told.Findings).OrderBy(f => f.Severity)
            .FirstOrDefault(f => f.Write is not null);
        if (remedy is not null)
        {
            return [new NextStep($"{(remedy.Where is { } where ? $"{where}  " : "")}write", remedy.Write)];
        }
        var stop = told.Routes.SelectMany(r => r.Hops).FirstOrDefault(h => h.Verdict is Verdict.Stopped);
        return stop is null ? [] : [new NextStep($"{(stop.Where is { } at ? $"{at}  " : "")}mend {stop.Address}: {stop.Detail}")];
    }

    /// <summary>
    /// The options that settle what is not known: what a finding names, and for what only AWS knows that it is no matter.
    /// </summary>
    private IEnumerable<NextStep> Undetermined(EventReport told)
    {
        foreach (var hop in told.Routes.SelectMany(r => r.Hops).Where(h => h.Verdict is Verdict.Undetermined))
        {
            yield return new NextStep(
                $"if {hop.Address} does not carry the alarm,"
                    + $" say so", $"{Command("explain")}{(sent is null ? "" : $" -e {Quoted(sent)}")} --allow-unknown "
                        + $"{Quoted($"{hop.Address}=REASON")}");
        }
        var options = told.Routes.SelectMany(r => r.Hops).SelectMany(h => h.Findings).Concat(told.Findings)
            .Where(
                f => f.Code is FindingCode.MissingVariable or FindingCode.AssumedAccount or FindingCode.UnknownValue
                    && f.Write is not null);
        foreach (var finding in options)
        {
            yield return new NextStep("give what is not known", finding.Write);
        }
    }

    private static IEnumerable<NextStep> Quiet(EventReport told)
    {
        if (told.Misses.Count == 0)
        {
            yield return new NextStep("no rule waits where the event arrives; for one that does, see", "tocsin explain --help");
            yield break;
        }
        var nearest = told.Misses.MaxBy(m => m.Fields.Count(f => f.Matches) - m.Fields.Count(f => !f.Matches))!;
        string at = nearest.Where is { } where ? $", {where}" : "";
        yield return nearest.Fields.FirstOrDefault(f => !f.Matches) is { } field
            ? new NextStep(
                $"if it should ring: the nearest rule is {nearest.Address}{at}; its {field.Path} wants {field.Wanted}, and the event "
                    + $"has {field.Found ?? "no such field"}")
            : new NextStep($"if it should ring: the nearest rule is {nearest.Address}{at}; it {nearest.Detail}");
        yield return new NextStep("to try a pattern without applying it", "tocsin match -p PATTERN -e EVENT");
    }

    /// <summary>A test that this very message passes, and no other.</summary>
    private NextStep Pin(EventReport told)
    {
        var yaml = new StringBuilder("version: 1\ntests:\n");
        yaml.Append($"  - name: {JsonWriter.Quote($"{told.Name} rings")}\n    {source}\n    expect:\n      slack:");
        foreach (var message in told.Messages)
        {
            yaml.Append($"\n        - channel: {JsonWriter.Quote(message.Channel)}");
            Expect(yaml, "title", message.Title);
            Expect(yaml, "text", message.Description.Split('\n').FirstOrDefault(l => l.Trim().Length > 0) ?? "");
        }
        return new NextStep("it rings; to keep it so, in tocsin.yaml beside the files", Printable.Of(yaml.ToString()));
    }

    // Text between slashes would be read as a regular expression.
    private static void Expect(StringBuilder yaml, string key, string text)
    {
        if (text.Length > 0 && text is not ['/', .., '/'])
        {
            yaml.Append($"\n          {key}: {JsonWriter.Quote(text)}");
        }
    }
}
