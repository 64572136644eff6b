using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Tocsin.Json;
using Tocsin.Patterns.Matching;

namespace Tocsin.Patterns;

/// <summary>Patterns of a set that were compiled together, and which of them are not in it any more.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
internal sealed class PatternLayer
{
    private readonly int[] ids;
    private readonly EventPattern[] patterns;
    private readonly CompiledPatterns compiled;
    private readonly MatchUnit? only;

    // Null when none was.
    private readonly ImmutableHashSet<int>? removed;

    private PatternLayer(int[] ids, EventPattern[] patterns, CompiledPatterns compiled, ImmutableHashSet<int>? removed) =>
        (this.ids, this.patterns, this.compiled, only, this.removed) = (ids, patterns, compiled, compiled.Only, removed);

    public static PatternLayer Empty { get; } = Of([], []);

    /// <summary>How many patterns were compiled.</summary>
    public int Compiled => ids.Length;

    /// <summary>How many of them were removed since.</summary>
    public int Removed => removed?.Count ?? 0;

    public int Count => Compiled - Removed;

    /// <param name="ids">Each once, in any order; is sorted.</param>
    /// <param name="patterns">That of each id; is sorted with them.</param>
    public static PatternLayer Of(int[] ids, EventPattern[] patterns)
    {
        Array.Sort(ids, patterns);
        return new PatternLayer(ids, patterns, CompiledPatterns.Of([.. ids.Zip(patterns, (id, p) => (id, p.Alternatives))]), null);
    }

    public PatternLayer Without(int id)
    {
        if (Array.BinarySearch(ids, id) < 0 || removed?.Contains(id) == true)
        {
            return this;
        }
        return Count == 1 ? Empty : new PatternLayer(ids, patterns, compiled, (removed ?? []).Add(id));
    }

    /// <summary>Adds those that are still there.</summary>
    public void CopyTo(List<int> toIds, List<EventPattern> toPatterns)
    {
        for (int i = 0; i < ids.Length; i++)
        {
            if (removed?.Contains(ids[i]) != true)
            {
                toIds.Add(ids[i]);
                toPatterns.Add(patterns[i]);
            }
        }
    }

    /// <inheritdoc cref="CompiledPatterns.Match"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Match(EventBytes @event, MatchScratch scratch, Span<int> matched, ref int count)
    {
        if (only is not null)
        {
            only.Match(@event, scratch, removed, matched, ref count);
        }
        else
        {
            compiled.Match(@event, scratch, removed, matched, ref count);
        }
    }
}
