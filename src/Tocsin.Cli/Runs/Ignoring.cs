using Tocsin.Cli.Suites;
using Tocsin.Declared.Resources;
using Tocsin.Estates;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>Takes out of a report what <c>tocsin.yaml</c> ignores, by code and address.</summary>
/// <remarks>
/// Unlike a comment beside the declaration, it excuses a service that would not ring too: whoever reads the tests sees what they leave out.
/// An event that a test or the built-in expectations are about is judged all the same, and what keeps files from being read cannot be
/// ignored.
/// </remarks>
/// <param name="accepted">What is accepted not to be known.</param>
internal sealed class Ignoring(ValueList<Ignored> entries, ValueList<Acceptance> accepted)
{
    public string? ReasonFor(string? code, string? address) => entries.FirstOrDefault(e => e.Covers(code, address))?.Reason;

    /// <summary>Entries about what is not declared: they can never ignore anything.</summary>
    public IEnumerable<Finding> Misnamed(Reading reading)
    {
        var known = reading.ResourceAddresses.Keys.Concat(reading.Unmodelled.Select(u => u.Address)).ToList();
        foreach (var entry in entries.Where(e => !known.Exists(a => e.Covers(e.Code, a))))
        {
            string? nearest = known.MinBy(a => EditDistance.Between(a, entry.Address));
            yield return YamlTree.Wrong(
                entry.Where, $"no {entry.Address} is declared, so there is nothing of it to ignore",
                nearest is null ? null : $"address: {nearest}");
        }
    }

    /// <summary>The services, those excused that are to be.</summary>
    public ValueList<ServiceCoverage> Excused(ValueList<ServiceCoverage> services) => 
    [
        .. services.Select(s => s with
        {
            Excused = ReasonFor(s.Code, s.Address)
                ?? (s.Outcome == EventOutcome.Undetermined ? Acceptance.Of(accepted, s.Address)?.Because : s.Excused),
        }),
    ];

    /// <param name="coverage">What is known of the services; null where that is not asked, so that what would be said of them is not called
    /// useless.</param>
    /// <param name="tellsUseless">All was sent, so that what nothing met is of no use.</param>
    public Report Of(Report report, ValueList<ServiceCoverage>? coverage, bool tellsUseless = true)
    {
        var ignored = report.Findings.Where(IsIgnored).ToList();
        var useless = entries.Where(e => tellsUseless && !ignored.Exists(f => e.Covers(f.Code, f.Address))
            && (coverage is { } services ? !services.Any(s => e.Covers(s.Code, s.Address)) : e.Code != FindingCode.ServiceNotCovered));
        return report with
        {
            Findings = report.Findings.Where(f => !IsIgnored(f)).Concat(useless.Select(Useless)).Select(Bare).Distinct().ToValueList(),
            Suppressed = report.Suppressed.Concat(ignored.Select(f => new SuppressedFinding(Bare(f), ReasonFor(f.Code, f.Address)!)))
                .Distinct().ToValueList(),
            Events = report.Events.Select(e => Bare(e with { Findings = e.Findings.Where(f => !IsIgnored(f)).ToValueList() }))
                .ToValueList(),
        };
    }

    /// <summary>A report in which nothing is ignored.</summary>
    public static Report Bared(Report report) => report with
    {
        Findings = report.Findings.Select(Bare).Distinct().ToValueList(), Events = report.Events.Select(Bare).ToValueList(),
    };

    private bool IsIgnored(Finding finding) => !Unreadable.Means(finding) && ReasonFor(finding.Code, finding.Address) is not null;

    private static Finding Useless(Ignored entry) => new(
        FindingCode.SuppressionUnused, Severity.Warning, entry.Where, $"There is no {entry.Code} about {entry.Address} to ignore.",
        "no such entry, or one with the code and address of the finding");

    // What two instances of one resource have in common is said once.
    private static Finding Bare(Finding finding) => finding with { Address = null };

    private static EventReport Bare(EventReport told) => told with { Findings = told.Findings.Select(Bare).ToValueList() };
}
