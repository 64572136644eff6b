using Tocsin.Cli.Suites;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>
/// What the user accepts not to be known, and which of it was met in a run: an acceptance that accepts nothing is most likely misspelt, and
/// the doubt it was meant for is open.
/// </summary>
internal sealed class Accepting
{
    private readonly List<Acceptance> met;
    private readonly HashSet<string> doubts;
    private readonly ValueList<Finding> expired;
    private readonly ValueList<Span> settled;

    /// <param name="given">Those of the command line and of the tests' files, with the day until which they hold.</param>
    /// <param name="plain">The declarations, which name what was not read.</param>
    public Accepting(ValueList<AcceptedUntil> given, DateOnly today, Reading plain)
    {
        All = given.Where(a => a.Until is not { } until || today <= until).Select(a => a.Acceptance).ToValueList();
        expired = given.Where(a => a.Until < today).Select(Expired).ToValueList();
        doubts = plain.Unmodelled.Where(u => u.CouldCarryTheAlarm).Select(u => u.Address).ToHashSet();
        met = All.Where(a => plain.Unmodelled.Any(
            u => a.Covers(u.Address) || a.Name.StartsWith(u.Address + ".", StringComparison.Ordinal))).ToList();
        settled = plain.Unmodelled.Where(u => u is { CouldCarryTheAlarm: true, Where: not null } && Of(u) is not null)
            .Select(u => u.Where!.Value).ToValueList();
    }

    /// <summary>Those that hold today.</summary>
    public ValueList<Acceptance> All { get; }

    /// <summary>Those that nothing has met yet.</summary>
    public IEnumerable<Acceptance> Open => All.Where(a => !met.Contains(a));

    /// <summary>What is wrong with them.</summary>
    public IEnumerable<Finding> Findings => [.. expired, .. Open.Select(Unmet)];

    /// <summary>Whether a finding says no more than that something accepted was not read.</summary>
    public bool Settles(Finding finding) =>
        finding is { Code: FindingCode.CouldCarryTheAlarm, Where: { } where } && settled.Contains(where);

    /// <summary>Notes what an event met.</summary>
    public void Meet(EventReport sent)
    {
        met.AddRange(sent.Accepted);
        doubts.UnionWith(sent.Routes.Where(r => r.Outcome == RouteOutcome.Undetermined).Select(r => r.Hops[^1].Address));
    }

    /// <summary>Notes which services leave open whether they would ring.</summary>
    public void Meet(ValueList<ServiceCoverage> services)
    {
        foreach (var open in services.Where(s => s.Outcome == EventOutcome.Undetermined))
        {
            met.AddRange(All.Where(a => a.Covers(open.Address)));
            doubts.Add(open.Address);
        }
    }

    private Acceptance? Of(Unmodelled left) => Acceptance.Of(All, left.Address);

    private Finding Unmet(Acceptance acceptance)
    {
        string message = $"{(acceptance.Where is null ? "--allow-unknown " : "")}{acceptance.Name} accepts nothing: "
            + "nothing goes by that name of which it is not known whether it carries the alarm";
        string write = NearestName.Of(acceptance.Name, doubts) ?? (doubts.Count == 0
            ? "no such acceptance: everything is known" : $"one of {string.Join(", ", doubts.Order(StringComparer.Ordinal).Take(5))}");
        return new Finding(FindingCode.InvalidSuite, Severity.Error, acceptance.Where, message, write);
    }

    private static Finding Expired(AcceptedUntil expired) => new(
        FindingCode.SuppressionExpired, Severity.Warning, expired.Acceptance.Where,
        $"That {expired.Acceptance.Name} is not known was accepted until {expired.Until:yyyy-MM-dd}; it counts again.",
        "what is not known, or a later date");
}
