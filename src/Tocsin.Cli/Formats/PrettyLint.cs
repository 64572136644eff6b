using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>Findings for people, worst first, and how many there are of each kind.</summary>
internal static class PrettyLint
{
    public static void Write(Page page, string subject, Report report, TimeSpan elapsed, int exitCode)
    {
        PrettyReport.Head(page, subject, report);
        foreach (var finding in report.Findings.OrderBy(f => f.Severity))
        {
            PrettyReport.Finding(page, finding);
        }
        if (report.Findings.Count > 0)
        {
            page.Line();
        }
        page.Line(
            new Inked(Counted(report), Ink.Bold), FormattableString.Invariant($"   {elapsed.TotalSeconds:0.00} s"), exitCode == 0 ? ""
                : $"   exit {exitCode}");
    }

    private static string Counted(Report report)
    {
        (int Count, string Word)[] counts =
        [
            (report.Findings.Count(f => f.Severity == Severity.Error), "error"),
                (report.Findings.Count(f => f.Severity == Severity.Warning), "warning"),
            (report.Findings.Count(f => f.Severity == Severity.Note), "note"),
        ];
        string said = string.Join(", ", counts.Where(c => c.Count > 0).Select(c => $"{c.Count} {c.Word}{(c.Count == 1 ? "" : "s")}"));
        return (said.Length > 0 ? said : "nothing found") + (report.Suppressed.Count > 0 ? $", {report.Suppressed.Count} suppressed" : "");
    }
}
