using System.Globalization;

namespace Tocsin.EventBridge.Operations;

/// <summary>The way AWS names a spot in a JSON text: <c>[Source: (String)"not-json"; line: 1, column: 1]</c>.</summary>
internal static class JsonLocation
{
    /// <param name="offset">Where the token that cannot be read begins.</param>
    public static string Of(string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        int line = before.Count('\n') + 1;
        int column = offset - (before.LastIndexOf('\n') + 1) + 1;
        // Unverified: how AWS shortens a long text here; this is what the library does whose wording the rest is.
        string source = text.Length <= Limits.QuotedSourceLength
            ? $"\"{text}\""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"\"{text[..Limits.QuotedSourceLength]}\"[truncated {text.Length - Limits.QuotedSourceLength} chars]");
        return string.Create(CultureInfo.InvariantCulture, $"[Source: (String){source}; line: {line}, column: {column}]");
    }
}
