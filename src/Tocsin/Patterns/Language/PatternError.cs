namespace Tocsin.Patterns.Language;

/// <summary>Why AWS refuses a pattern.</summary>
/// <param name="Message">
/// AWS's text behind <c>Event pattern is not valid. Reason: </c> (for a filter policy see <see cref="FilterPolicyResult"/>), with the
/// location wherever AWS appends one.
/// </param>
/// <param name="Offset">The UTF-16 offset into the pattern text at which AWS noticed it.</param>
/// <param name="Line">The 1-based line AWS names, or would name.</param>
/// <param name="Column">The 1-based column AWS names, or would name.</param>
/// <param name="InternalFailure">
/// AWS answers <c>InternalFailure</c> (500) instead of refusing the pattern; the message is then ours.
/// </param>
/// <param name="Fault">What it is about.</param>
public sealed record PatternError(
    string Message, int Offset, int Line, int Column, bool InternalFailure = false, PatternFault Fault = PatternFault.Other)
{
    /// <summary>The field of <see cref="PatternFault.NoList"/> and <see cref="PatternFault.EmptyObject"/>; of the whole, none.</summary>
    public string? Field { get; init; }
}

/// <summary>What a refusal of a pattern is about, for who advises.</summary>
public enum PatternFault
{
    Other,

    /// <summary>It is a JSON text that holds the pattern as JSON text.</summary>
    EncodedTwice,

    /// <summary>A field has a bare value.</summary>
    NoList,

    EmptyList,

    EmptyObject,

    /// <summary>The values of <c>anything-but</c> are match values of their own.</summary>
    TestInAnythingBut,

    UnknownMatchType,
}
