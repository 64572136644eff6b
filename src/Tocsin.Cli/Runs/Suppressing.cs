using Tocsin.Estates;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>Takes out of a report what the user's own comments suppress, and says which of those comments are of no use.</summary>
/// <remarks>
/// A suppressed finding is not repeated and fails nothing; a silent alarm still fails its test. What keeps files from being read cannot be
/// suppressed.
/// </remarks>
internal sealed class Suppressing
{
    private readonly ValueList<Suppression> valid;
    private readonly ValueList<Finding> expired;

    public Suppressing(ValueList<Suppression> all, DateOnly today)
    {
        valid = all.Where(s => s.Until is not { } until || today <= until).ToValueList();
        expired = all.Where(s => s.Until < today).Select(Expired).ToValueList();
    }

    /// <param name="told">Everything that was found, suppressed or not, for those who have nothing to suppress; null does not ask.</param>
    public Report Of(Report report, Func<IEnumerable<Finding>>? told)
    {
        if (valid.Count == 0 && expired.Count == 0)
        {
            return report;
        }
        var events = report.Events.Select(Kept).ToValueList();
        var unused = told is null ? [] : Unused(report.Findings.Concat(report.Events.SelectMany(FindingsOf)), told);
        return report with
        {
            Events = events,
            Findings = report.Findings.Where(f => By(f) is null).Concat(expired).Concat(unused).ToValueList(),
            Suppressed = report.Findings.Select(f => (Finding: f, By: By(f))).Where(f => f.By is not null)
                .Select(f => new SuppressedFinding(f.Finding, f.By!.Because)).ToValueList(),
        };
    }

    public static IEnumerable<Finding> FindingsOf(EventReport sent) =>
        sent.Findings.Concat(sent.Routes.SelectMany(r => r.Hops).SelectMany(h => h.Findings));

    private Suppression? By(Finding finding) => Unreadable.Means(finding) ? null : valid.FirstOrDefault(s => s.Covers(finding));

    private EventReport Kept(EventReport sent) => sent with
    {
        Findings = Kept(sent.Findings),
        Routes = sent.Routes.Select(
            r => r with { Hops = r.Hops.Select(h => h with { Findings = Kept(h.Findings) }).ToValueList() }).ToValueList(),
    };

    private ValueList<Finding> Kept(ValueList<Finding> findings) => findings.Where(f => By(f) is null).ToValueList();

    private List<Finding> Unused(IEnumerable<Finding> found, Func<IEnumerable<Finding>> told)
    {
        var open = valid.SelectMany(s => s.Codes.Select(c => (Suppression: s, Code: c))).ToList();
        foreach (var source in (Func<IEnumerable<Finding>>[])[() => found, told])
        {
            if (open.Count > 0)
            {
                var all = source().ToList();
                open.RemoveAll(o => all.Exists(f => f.Code == o.Code && o.Suppression.Covers(f)));
            }
        }
        return [.. open.Select(o => new Finding(
            FindingCode.SuppressionUnused, Severity.Warning, o.Suppression.Where, $"There is no {o.Code} here to "
                + $"suppress.", "no such comment, or one at the place of the finding"))];
    }

    private static Finding Expired(Suppression suppression) => new(
        FindingCode.SuppressionExpired, Severity.Warning, suppression.Where,
        $"The suppression of {string.Join(", ", suppression.Codes)} held until {suppression.Until:yyyy-MM-dd}; what it was about "
            + $"counts again.", "what the finding says, or a later date");
}
