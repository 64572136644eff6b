using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Language;

/// <summary>Text that matches in either case, as AWS's matcher has it.</summary>
/// <remarks>
/// Each UTF-16 unit of the pattern stands for its lower and its upper case, in full: <c>ß</c> matches <c>ß</c> or <c>SS</c>, but not
/// <c>ss</c>, for which the pattern would have to say <c>ss</c>. A unit by itself is half of an emoji, which AWS's matcher makes a question
/// mark: so such a pattern matches <c>??</c>. Recorded on AWS 2026-09. No spelling of a unit begins or ends another of the same unit, so
/// there is never more than one way to go.
/// </remarks>
internal sealed class FoldedText
{
    private readonly (byte[] Lower, byte[] Upper)[] units;

    public FoldedText(string text) => units = [.. text.Select(c => (Utf8.Of(FullCase.Lower(c)), Utf8.Of(FullCase.Upper(c))))];

    /// <summary>The spellings of each unit: one or two.</summary>
    public IEnumerable<(byte[] Lower, byte[] Upper)> Units => units;

    public bool EqualsText(ReadOnlySpan<byte> text) => Begin(text) == text.Length;

    public bool Begins(ReadOnlySpan<byte> text) => Begin(text) >= 0;

    public bool Ends(ReadOnlySpan<byte> text)
    {
        for (int i = units.Length - 1; i >= 0; i--)
        {
            (byte[] lower, byte[] upper) = units[i];
            int length = text.EndsWith(lower) ? lower.Length : text.EndsWith(upper) ? upper.Length : -1;
            if (length < 0)
            {
                return false;
            }
            text = text[..^length];
        }
        return true;
    }

    private int Begin(ReadOnlySpan<byte> text)
    {
        int at = 0;
        foreach ((byte[] lower, byte[] upper) in units)
        {
            int length = text[at..].StartsWith(lower) ? lower.Length : text[at..].StartsWith(upper) ? upper.Length : -1;
            if (length < 0)
            {
                return -1;
            }
            at += length;
        }
        return at;
    }
}
