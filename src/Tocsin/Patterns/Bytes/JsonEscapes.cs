using System.Globalization;
using System.Text;

namespace Tocsin.Patterns.Bytes;

/// <summary>Escapes of JSON strings, as bytes.</summary>
internal static unsafe class JsonEscapes
{
    /// <param name="to">As much room as the escaped text takes.</param>
    /// <returns>How many bytes were written: half a surrogate pair as a question mark, as <see cref="Utf8"/> has it.</returns>
    public static int Decode(byte* text, byte* end, byte* to)
    {
        byte* at = to;
        while (text < end)
        {
            if (*text != '\\')
            {
                *at++ = *text++;
                continue;
            }
            text += 2;
            switch (text[-1])
            {
                case (byte)'u':
                    int rune = Unit(text);
                    text += 4;
                    if (char.IsHighSurrogate((char)rune) && text + 6 <= end && text[0] == '\\' && text[1] == 'u'
                        && char.IsLowSurrogate((char)Unit(text + 2)))
                    {
                        rune = char.ConvertToUtf32((char)rune, (char)Unit(text + 2));
                        text += 6;
                    }
                    at = Write(char.IsSurrogate((char)rune) && rune <= char.MaxValue ? '?' : rune, at);
                    break;
                case (byte)'b':
                    *at++ = (byte)'\b';
                    break;
                case (byte)'f':
                    *at++ = (byte)'\f';
                    break;
                case (byte)'n':
                    *at++ = (byte)'\n';
                    break;
                case (byte)'r':
                    *at++ = (byte)'\r';
                    break;
                case (byte)'t':
                    *at++ = (byte)'\t';
                    break;
                default:
                    *at++ = text[-1];
                    break;
            }
        }
        return (int)(at - to);
    }

    private static int Unit(byte* hex) =>
        int.Parse(new ReadOnlySpan<byte>(hex, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static byte* Write(int rune, byte* to) => to + new Rune(rune).EncodeToUtf8(new Span<byte>(to, 4));
}
