using System.Text;

namespace Tocsin.Patterns.Bytes;

/// <summary>Text as bytes, as AWS's matcher makes them: half a surrogate pair becomes a question mark.</summary>
internal static class Utf8
{
    private static readonly Encoding Encoding =
        Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);

    public static byte[] Of(string text) => Encoding.GetBytes(text);
}
