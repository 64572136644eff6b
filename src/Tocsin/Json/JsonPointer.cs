namespace Tocsin.Json;

/// <summary>JSON Pointers, RFC 6901: <c>/Statement/0/Condition/StringEquals/aws:SourceAccount</c>.</summary>
public static class JsonPointer
{
    public static string Append(string pointer, string token) => $"{pointer}/{token.Replace("~", "~0").Replace("/", "~1")}";

    public static string Append(string pointer, int index) => $"{pointer}/{index}";

    /// <summary>The pointer to what holds the value; of the whole, itself.</summary>
    public static string Parent(string pointer) => pointer.LastIndexOf('/') is var slash and >= 0 ? pointer[..slash] : pointer;

    public static IEnumerable<string> Tokens(string pointer) =>
        pointer.Length == 0 ? [] : pointer[1..].Split('/').Select(t => Unescape(t).ToString());

    /// <summary>A token as the name that it stands for.</summary>
    internal static ReadOnlySpan<char> Unescape(ReadOnlySpan<char> token) =>
        token.Contains('~') ? token.ToString().Replace("~1", "/").Replace("~0", "~") : token;
}
