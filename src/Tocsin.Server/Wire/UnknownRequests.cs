using System.Collections.Concurrent;

namespace Tocsin.Server.Wire;

/// <summary>The requests that nobody answers, by name and number: what a stack still needs.</summary>
/// <remarks>
/// Clients choose the names, so there are no more of them than <see cref="Limits.UnknownNames"/>. Safe for any number of threads.
/// </remarks>
public sealed class UnknownRequests
{
    private const string Others = "others";

    private readonly ConcurrentDictionary<string, int> counts = new();

    /// <summary>The most frequent first.</summary>
    public IReadOnlyList<(string Name, int Count)> Counts =>
        [.. counts.Select(c => (c.Key, c.Value)).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];

    /// <returns>The name to tell of, where it came for the first time; null where it is known already.</returns>
    internal string? Count(Recognised.Unknown what)
    {
        string name = Printable($"{what.Service} {what.Operation}".Trim());
        if (!counts.ContainsKey(name) && counts.Count >= Limits.UnknownNames)
        {
            name = Others;
        }
        return counts.AddOrUpdate(name, 1, static (_, count) => count + 1) == 1 ? name : null;
    }

    private static string Printable(string name) =>
        string.Create(Math.Min(name.Length, Limits.UnknownNameLength), name, static (to, from) =>
        {
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = from[i] is >= ' ' and <= '~' ? from[i] : '?';
            }
        });
}
