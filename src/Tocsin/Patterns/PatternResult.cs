using Tocsin.Patterns.Language;

namespace Tocsin.Patterns;

/// <summary>What became of a pattern text.</summary>
public abstract record PatternResult
{
    private PatternResult()
    {
    }

    public sealed record Valid(EventPattern Pattern) : PatternResult;

    public sealed record Invalid(PatternError Error) : PatternResult;

    public T Match<T>(Func<EventPattern, T> valid, Func<PatternError, T> invalid) => this switch
    {
        Valid v => valid(v.Pattern),
        Invalid i => invalid(i.Error),
        _ => throw new InvalidOperationException("closed"),
    };
}
