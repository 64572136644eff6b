using System.Diagnostics.CodeAnalysis;
using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>
/// What to write instead of what was found: what is meant by it, of which each language of declarations makes its own words.
/// </summary>
public abstract record Suggestion
{
    private Suggestion()
    {
    }

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Suggestion?(string? text) => FromString(text);

    [return: NotNullIfNotNull(nameof(text))]
    public static Suggestion? FromString(string? text) => text is null ? null : new Words(text);

    /// <summary>A sentence that is true of any language, but for the names in it.</summary>
    public sealed record Words(string Text) : Suggestion;

    /// <summary>An argument with its value.</summary>
    /// <param name="Argument">The provider's name of it.</param>
    /// <param name="Value">As it is written in both: <c>true</c>, <c>"ERROR"</c>.</param>
    public sealed record Setting(string Argument, string Value) : Suggestion;

    /// <summary>An input transformer that makes a custom notification of an event.</summary>
    /// <param name="Paths">Names and where in the event their values are.</param>
    /// <param name="Template">JSON, in lines.</param>
    public sealed record Transformer(ValueList<(string Name, string Path)> Paths, string Template) : Suggestion;

    /// <summary>A rule that is switched on.</summary>
    public sealed record EnabledRule : Suggestion;

    /// <summary>A circuit breaker that is on, and rolls back.</summary>
    public sealed record CircuitBreaker : Suggestion;

    /// <summary>A dead-letter queue for a target.</summary>
    public sealed record DeadLetterQueue : Suggestion;

    /// <summary>A template whose placeholders stand there unescaped.</summary>
    public sealed record UnescapedTemplate : Suggestion;

    /// <summary>Rules in the region in which the events arrive, or the other way round.</summary>
    public sealed record RegionOfServices : Suggestion;

    /// <summary>A pattern for the event of a failed deployment.</summary>
    public sealed record PatternOfFailedDeployments : Suggestion;

    /// <summary>A pattern that is not a text in a text.</summary>
    public sealed record PatternEncodedOnce : Suggestion;

    /// <summary>A target that names its rule by name.</summary>
    public sealed record RuleByName : Suggestion;

    /// <summary>The ARN of a topic that is declared beside it.</summary>
    public sealed record TopicOfTarget : Suggestion;

    /// <summary>The ARN of a topic, where something else is written.</summary>
    /// <param name="Written">What may be its name; empty where nothing is.</param>
    public sealed record ArnOfTopic(string Written) : Suggestion;

    /// <summary>The same in the list of a channel.</summary>
    public sealed record TopicsOfChannel : Suggestion;

    /// <summary>The ARN of a role that is declared beside it.</summary>
    public sealed record RoleOfChannel : Suggestion;

    /// <summary>Services that do not share one name.</summary>
    public sealed record NameForEachService : Suggestion;

    /// <summary>That something is not known is accepted.</summary>
    /// <param name="Or">What would make it known; null when nothing here would.</param>
    public sealed record AcceptUnknown(string Name, string? Or = null) : Suggestion;
}
