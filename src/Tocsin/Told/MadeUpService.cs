using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>
/// Where no service is declared, the built-in events are about one that is made up. A rule that admits other services by name is none the
/// worse for not matching it: which services there are is not known here.
/// </summary>
internal static class MadeUpService
{
    public static Doubt? Doubt(Facts facts) =>
        facts.IsMadeUp && facts.Report.Reason == Reasons.NoMatch
        && facts.Report.Misses.FirstOrDefault(m => IsMissedForItsService(m) && !IsOfAnotherRegion(m, facts.Assumed)) is { } miss
            ? new Doubt.Found(
                new Finding(
                    FindingCode.PatternNeverMatches, Severity.Warning, miss.Where,
                    $"the rule {miss.Rule} admits certain services, and none is declared here: "
                    + $"whether one of them fails unheard cannot be told. {miss.Detail}.",
                    "a test in tocsin.yaml: send: ecs.deployment-failed, with: { cluster: NAME, service: NAME }"),
                IsInstead: true)
            : null;

    /// <summary>Services of another region send their events there; which region this is must be known to say so.</summary>
    private static bool IsOfAnotherRegion(MissReport miss, Assumed assumed) =>
        assumed.RegionSource != "default"
        && miss.Fields.Any(f => !f.Matches && NamedService.RegionsIn(f.Wanted).ToList() is { Count: > 0 } wanted
            && wanted.TrueForAll(w => w.Length > 0 && NamedService.ArnsIn(f.Found ?? "").All(e => e.Region != w)));

    /// <summary>It is missed by its service or cluster alone.</summary>
    internal static bool IsMissedForItsService(MissReport miss) =>
        miss.Fields.Any(f => !f.Matches) && miss.Fields.Where(f => !f.Matches).All(CouldNameAService);

    /// <summary>A service event has one resource, the service; a filter for a cluster's ARN there matches none that ever will be.</summary>
    private static bool CouldNameAService(FieldVerdict field) => field.Path switch
    {
        "resources" => field.Wanted.Contains('"')
            && !field.Wanted.Contains(":cluster/", StringComparison.Ordinal) && !field.Wanted.Contains(":task/", StringComparison.Ordinal),
        "detail.clusterArn" => field.Wanted.Contains(":cluster/", StringComparison.Ordinal) || field.Wanted.Contains('*'),
        _ => false,
    };
}
