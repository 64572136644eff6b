using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>What somebody who wrote a name that does not exist may have meant.</summary>
internal static class NearestName
{
    /// <summary><c>write event_pattern</c>, or null when no candidate is near.</summary>
    public static string? Of(string written, IEnumerable<string> candidates)
    {
        var nearest = candidates.Select(c => (Name: c, Distance: EditDistance.Between(written, c))).OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Clamp(written.Length / 3, 1, 8) ? $"write {nearest.Name}" : null;
    }
}
