using System.Collections.Immutable;
using Tocsin.Json;

namespace Tocsin.Patterns;

/// <summary>Many patterns compiled into one matcher: one pass over an event answers for all of them.</summary>
/// <remarks>Immutable; safe for any number of readers. A set with one pattern more or fewer is a new set that shares what it can with the old one.</remarks>
public sealed class PatternSet
{
    private readonly ImmutableDictionary<int, EventPattern> patterns;

    private PatternSet(ImmutableDictionary<int, EventPattern> patterns) => this.patterns = patterns;

    public static PatternSet Empty { get; } = new([]);

    /// <summary>How many patterns it holds: the most that <see cref="Match(EventBytes, Span{int})"/> can report.</summary>
    public int Count => patterns.Count;

    /// <param name="patterns">Each under an id of the caller's choice; a later one replaces an earlier one of the same id.</param>
    public static PatternSet Of(IEnumerable<(int Id, EventPattern Pattern)> patterns) =>
        new(Empty.patterns.SetItems(patterns.Select(p => KeyValuePair.Create(p.Id, p.Pattern))));

    /// <summary>This set with a pattern more, or another one under that id.</summary>
    public PatternSet With(int id, EventPattern pattern) => new(patterns.SetItem(id, pattern));

    /// <summary>This set without the pattern of that id, if it has one.</summary>
    public PatternSet Without(int id) => new(patterns.Remove(id));

    /// <summary>Finds the patterns that match.</summary>
    /// <param name="matched">Receives their ids, each once, in no particular order, as many as fit.</param>
    /// <returns>How many match, even if more than fit.</returns>
    public int Match(EventBytes @event, Span<int> matched)
    {
        var fields = new EventFields(@event, patterns.Values.SelectMany(p => p.AllFields));
        int count = 0;
        foreach ((int id, EventPattern pattern) in patterns)
        {
            if (fields.Matches(pattern))
            {
                if (count < matched.Length)
                {
                    matched[count] = id;
                }
                count++;
            }
        }
        return count;
    }
}
