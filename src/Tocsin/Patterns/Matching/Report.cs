using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tocsin.Patterns.Matching;

/// <summary>Takes the ids of the patterns that match.</summary>
/// <param name="without">Ids that are not reported, or null.</param>
/// <param name="matched">Receives ids, as many as fit.</param>
/// <param name="before">How many were reported already.</param>
internal ref struct Report(ImmutableHashSet<int>? without, Span<int> matched, int before)
{
    private readonly Span<int> to = matched;

    /// <summary>How many match, even if more than fit.</summary>
    public int Count { get; private set; } = before;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int id)
    {
        if (without is not null && without.Contains(id))
        {
            return;
        }
        if (Count < to.Length)
        {
            to[Count] = id;
        }
        Count++;
    }
}
