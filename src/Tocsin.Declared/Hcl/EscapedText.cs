using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>
/// The content of a JSON string in a file, and where each of its characters stands there. HCL inside a JSON string is read over it, so that
/// its places are places in the file.
/// </summary>
internal sealed class EscapedText
{
    private readonly int[] offsets;

    /// <param name="start">Where the opening quote stands. The string was parsed, so it is well formed.</param>
    public EscapedText(SourceText source, int start, string value)
    {
        Value = value;
        offsets = new int[value.Length + 1];
        int at = start + 1;
        for (int i = 0; i < value.Length; i++)
        {
            offsets[i] = at;
            at += LengthAt(source.Text, at);
        }
        offsets[value.Length] = at;
    }

    public string Value { get; }

    public int OffsetOf(int index) => offsets[Math.Clamp(index, 0, Value.Length)];

    /// <summary>Up to where the characters from this one on were written as they are, without an escape; at least one character.</summary>
    public int EndOfStretch(int index, int end)
    {
        int last = index + 1;
        while (last < end && offsets[last] - offsets[last - 1] == 1 && offsets[last + 1] - offsets[last] == 1)
        {
            last++;
        }
        return last;
    }

    /// <summary>Behind the closing quote of the string that begins there.</summary>
    public static int EndOf(SourceText source, int start)
    {
        string text = source.Text;
        int at = start + 1;
        while (at < text.Length && text[at] != '"')
        {
            at += LengthAt(text, at);
        }
        return Math.Min(at + 1, text.Length);
    }

    /// <summary>A character outside of the basic plane is two escapes, or two characters.</summary>
    private static int LengthAt(string text, int at) => text[at] != '\\' ? 1 : at + 1 < text.Length && text[at + 1] == 'u' ? 6 : 2;
}
