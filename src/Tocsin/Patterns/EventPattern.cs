using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Patterns;

/// <summary>An event pattern that EventBridge accepts.</summary>
/// <remarks>Immutable; safe for any number of readers. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html</remarks>
public sealed class EventPattern
{
    private EventPattern(string text) => Text = text;

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>The wildcard complexity, which AWS holds to 10; 0 without wildcards.</summary>
    public int Complexity { get; }

    /// <summary>Every field, those of all <c>$or</c> branches included, in the order they are written.</summary>
    public ValueList<PatternField> Fields { get; }

    /// <summary>Reads a pattern as PutRule and TestEventPattern do. Never throws on input.</summary>
    public static PatternResult Parse(string text) => throw new NotImplementedException(text);

    /// <summary>Does the pattern match the event? For many patterns at once, or many events, use <see cref="PatternSet"/>.</summary>
    public bool Matches(EventBytes @event) => throw new NotImplementedException();

    /// <summary>Why the pattern matches the event, or does not.</summary>
    public PatternExplanation Explain(EventBytes @event) => throw new NotImplementedException();

    public override string ToString() => Text;
}
