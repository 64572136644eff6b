using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>What a target's input comes to for one event.</summary>
/// <param name="Blank">The names of the map whose paths found nothing.</param>
/// <param name="NotSubstituted">Names that nothing defines: they stand in the text as <c>&lt;name&gt;</c>.</param>
public abstract record Rendering(ValueList<string> Blank, ValueList<string> NotSubstituted)
{
    /// <summary>What the target receives.</summary>
    public sealed record Text(string Message, ValueList<string> Blank = default, ValueList<string> NotSubstituted = default)
        : Rendering(Blank, NotSubstituted);

    /// <summary>AWS does not deliver it and retries nothing; only a dead-letter queue sees the text.</summary>
    /// <param name="Broken">The text, as the dead letter has it.</param>
    /// <param name="Culprit">The placeholder whose value broke it.</param>
    /// <param name="Value">The kind of that value, for people: <c>an array</c>, <c>a string with a quote</c>, <c>nothing</c>.</param>
    public sealed record InvalidJson(
        string Broken, Placeholder? Culprit, string Value, ValueList<string> Blank = default, ValueList<string> NotSubstituted = default)
        : Rendering(Blank, NotSubstituted);

    /// <summary>The text is empty: neither the target nor a dead-letter queue sees anything (recorded on AWS 2026-09).</summary>
    public sealed record Nothing(ValueList<string> Blank = default) : Rendering(Blank, default);

    /// <param name="Name">What is not known offline.</param>
    public sealed record Undetermined(string Name) : Rendering(default, default);
}
