using System.Globalization;
using System.Text;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>Workflow commands, by which GitHub shows findings in the code of a pull request.</summary>
/// <remarks>
/// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message, escaped as
/// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts does. GitHub shows ten of each kind for a step, so the worst
/// come first.
/// </remarks>
internal sealed class GitHubAnnotations : IReportFormat
{
    public string Name => "github";

    public string FileName => "tocsin.annotations";

    public void Write(TextWriter writer, Screen screen, Printout printout)
    {
        var commands = new StringBuilder();
        var bySeverity = printout.Report.Findings.ToLookup(f => f.Severity);
        Write(commands, bySeverity[Severity.Error], printout.Checkout);
        foreach (var sent in printout.Report.Events)
        {
            Write(commands, sent, printout.Checkout);
        }
        Write(commands, bySeverity[Severity.Warning], printout.Checkout);
        Write(commands, bySeverity[Severity.Note], printout.Checkout);
        writer.Write(commands);
    }

    private static void Write(StringBuilder commands, IEnumerable<Finding> findings, Checkout checkout)
    {
        foreach (var finding in findings)
        {
            string message = finding.Message + (finding.Write is { } write ? $"\nwrite: {write}" : "");
            Append(commands, CommandOf(finding.Severity), Place(finding.Where, checkout), finding.Code, message);
        }
    }

    /// <summary>What failed without a finding that says why.</summary>
    private static void Write(StringBuilder commands, EventReport sent, Checkout checkout)
    {
        string place = Line(PlaceOf(sent), checkout);
        var standing = Verdicts.Of(sent);
        foreach (string expectation in sent.Expectations)
        {
            Append(commands, "error", place, Verdicts.Name(sent), expectation);
        }
        bool explained = sent.Expectations.Count > 0 || sent.Problems.Any(f => f.Severity != Severity.Note);
        if (standing is Standing.Bad or Standing.Doubtful && !sent.Passed && !explained)
        {
            Append(commands, "error", place, Verdicts.Name(sent), $"{Verdicts.Result(sent)}: {Verdicts.Tail(sent)}");
        }
    }

    /// <summary>The test; of what nobody wrote, where it stops.</summary>
    private static Span? PlaceOf(EventReport sent) => sent.Where
        ?? sent.Routes.SelectMany(r => r.Hops).LastOrDefault(h => h.Where is not null)?.Where
        ?? sent.Misses.FirstOrDefault(m => m.Where is not null)?.Where;

    /// <summary>A test is many lines long; the first is its name's.</summary>
    private static string Line(Span? where, Checkout checkout) =>
        where is { } span ? string.Create(CultureInfo.InvariantCulture, $"file={Property(checkout.PathOf(span))},line={span.Line},") : "";

    private static string CommandOf(Severity severity) =>
        severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };

    private static string Place(Span? where, Checkout checkout)
    {
        if (where is not { } span)
        {
            return "";
        }
        var (endLine, endColumn) = span.Source.PositionOf(span.End);
        string place = string.Create(CultureInfo.InvariantCulture, $"file={Property(checkout.PathOf(span))},line={span.Line},");
        // GitHub takes columns only where the annotation is of one line.
        return place + (endLine != span.Line
            ? string.Create(CultureInfo.InvariantCulture, $"endLine={endLine},")
            : string.Create(CultureInfo.InvariantCulture, $"col={span.Column},endColumn={Math.Max(endColumn, span.Column)},"));
    }

    private static void Append(StringBuilder commands, string command, string place, string title, string message) =>
        commands.Append("::").Append(command).Append(' ').Append(place).Append("title=").Append(Property(Printable.Line(title)))
            .Append("::").Append(Message(Printable.Of(message))).Append('\n');

    private static string Message(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Message(text).Replace(":", "%3A").Replace(",", "%2C");
}
