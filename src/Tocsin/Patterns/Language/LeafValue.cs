namespace Tocsin.Patterns.Language;

internal enum LeafKind { String, Number, True, False, Null }

/// <summary>A value of an event that is neither object nor array.</summary>
/// <param name="text">A string's characters as UTF-8, unescaped; a number's digits as they were written.</param>
internal readonly ref struct LeafValue(LeafKind kind, ReadOnlySpan<byte> text)
{
    public LeafKind Kind { get; } = kind;

    public ReadOnlySpan<byte> Text { get; } = text;
}
