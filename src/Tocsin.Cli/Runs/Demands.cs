using System.Text.RegularExpressions;
using Tocsin.Cli.Suites;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>Holds the coverage against what <c>tocsin.yaml</c> says of services; one that rings nowhere is told by the coverage.</summary>
internal static partial class Demands
{
    public static IEnumerable<Finding> Findings(IEnumerable<ServiceDemand> demands, ValueList<ServiceCoverage> coverage)
    {
        foreach (var demand in demands)
        {
            var meant = coverage.Where(s => demand.IsOf(s.Tags)).ToList();
            if (meant.Count == 0)
            {
                yield return YamlTree.Wrong(
                    demand.Where, $"no service {demand.Said} is declared, so there is nothing that must ring", Nearest(demand, coverage));
            }
            foreach (var service in meant.Where(s => s.Rings && demand.Ring.Any(c => !s.Channels.Contains(c))))
            {
                yield return Elsewhere(service, demand);
            }
        }
    }

    /// <summary>A channel that is not known may be the very one.</summary>
    private static Finding Elsewhere(ServiceCoverage service, ServiceDemand demand) => new(
        FindingCode.ServiceRingsElsewhere, service.Channels.All(c => Id().IsMatch(c)) ? Severity.Error : Severity.Warning, demand.Where,
        $"a failed deployment of {service.Address} must ring in {string.Join(" and ", demand.Ring)}, and rings in "
            + $"{string.Join(" and ", service.Channels)}",
        $"a rule for {service.Address} that leads to {string.Join(" and ", demand.Ring.Where(c => !service.Channels.Contains(c)))}")
    {
        Address = service.Address,
    };

    /// <summary>A tag that is there, where one is misspelt.</summary>
    private static string? Nearest(ServiceDemand demand, ValueList<ServiceCoverage> coverage) => (
        from wanted in demand.Tags
        from there in coverage.SelectMany(s => s.Tags).Distinct()
        orderby EditDistance.Between($"{wanted.Key}={wanted.Value}", $"{there.Key}={there.Value}")
        select $"tag: {{ {there.Key}: {there.Value} }}").FirstOrDefault();

    [GeneratedRegex("^[CG][A-Z0-9]+$")]
    private static partial Regex Id();
}
