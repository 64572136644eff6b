using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>The services that have one account, region, or value of a tag.</summary>
/// <param name="Key">What they have; empty where that is not known, or they have no such tag.</param>
public sealed record CoverageGroup(string Key, ValueList<ServiceCoverage> Services)
{
    public int Rings => Services.Count(s => s.Rings);

    /// <param name="by"><c>account</c>, <c>region</c> or <c>tag:NAME</c>.</param>
    /// <returns>In the order of the keys.</returns>
    public static ValueList<CoverageGroup> Of(ValueList<ServiceCoverage> services, string by) => services
        .GroupBy(s => by switch
        {
            "account" => s.Account,
            "region" => s.Region,
            _ => s.Tags.GetValueOrDefault(by[(by.IndexOf(':', StringComparison.Ordinal) + 1)..], ""),
        })
        .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new CoverageGroup(g.Key, g.ToValueList())).ToValueList();
}
