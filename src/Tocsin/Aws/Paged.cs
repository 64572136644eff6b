using Tocsin.Text;

namespace Tocsin.Aws;

/// <summary>One part of a long answer.</summary>
/// <param name="Next">The key of the last item, by which a request for what follows goes on; null where nothing follows.</param>
public sealed record Paged<T>(ValueList<T> Items, string? Next);

/// <summary>Cuts what there is into pages.</summary>
/// <remarks>
/// AWS's tokens say nothing to their callers. Ours hold the last key of a page, so that the pages follow one another whatever is made or
/// deleted in between.
/// </remarks>
public static class Paged
{
    /// <param name="ordered">By the ordinal order of their keys.</param>
    /// <param name="after">The key that the page before ended with; null is the first page.</param>
    /// <param name="most">How many at most; one where fewer are asked for, so that pages come to an end.</param>
    public static Paged<T> Of<T>(IEnumerable<T> ordered, Func<T, string> key, string? after, int most)
    {
        most = Math.Max(most, 1);
        var found = (after is null ? ordered : ordered.Where(i => string.CompareOrdinal(key(i), after) > 0)).Take(most + 1).ToList();
        return found.Count > most ? new(found.Take(most).ToValueList(), key(found[most - 1])) : new(found.ToValueList(), null);
    }
}
