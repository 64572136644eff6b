using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>What somebody who wrote a name that does not exist may have meant.</summary>
public static class NearestName
{
    // Comparing takes the product of the lengths, for each candidate and each name that is wrong.
    private const int LongestName = 100;
    private const int MostCandidates = 2_000;

    /// <summary>The name, or null when no candidate is near.</summary>
    public static string? Of(string written, IEnumerable<string> candidates)
    {
        if (written.Length > LongestName)
        {
            return null;
        }
        var nearest = candidates.Where(c => c.Length <= LongestName + 8).Take(MostCandidates)
            .Select(c => (Name: c, Distance: EditDistance.Between(written, c))).OrderBy(c => c.Distance)
                .ThenBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Clamp(written.Length / 3, 1, 8) ? nearest.Name : null;
    }
}
