using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Server.Signing;

/// <summary>The text of a request that its signature is made over.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request. The path is encoded
/// once more than it was sent, as by every service but S3; its dots and its empty parts are gone.
/// </remarks>
internal static class CanonicalRequest
{
    /// <param name="target">The path and the query, as they were sent.</param>
    /// <param name="isPresigned">The signature stands in the query, and is not a part of what is signed.</param>
    public static string Of(
        string method, string target, IHeaderDictionary headers, string signedHeaders, bool isPresigned, ReadOnlySpan<byte> body)
    {
        int mark = target.IndexOf('?', StringComparison.Ordinal);
        var text = new StringBuilder(512).Append(method).Append('\n');
        AppendPath(text, mark < 0 ? target : target[..mark]);
        text.Append('\n');
        AppendQuery(text, mark < 0 ? "" : target[(mark + 1)..], isPresigned);
        text.Append('\n');
        foreach (string name in signedHeaders.Split(';'))
        {
            text.Append(name).Append(':');
            AppendValues(text, headers[name]);
            text.Append('\n');
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return text.Append('\n').Append(signedHeaders).Append('\n').Append(Convert.ToHexStringLower(hash)).ToString();
    }

    private static void AppendPath(StringBuilder text, string path)
    {
        if (path == "/")
        {
            text.Append(path);
            return;
        }
        var kept = new List<string>();
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (string part in parts)
        {
            if (part == "..")
            {
                kept.RemoveRange(Math.Max(0, kept.Count - 1), Math.Min(1, kept.Count));
            }
            else if (part != ".")
            {
                kept.Add(Encoded(part));
            }
        }
        bool isFolder = kept.Count > 0 && (path.EndsWith('/') || parts[^1] is "." or "..");
        text.Append('/').AppendJoin('/', kept).Append(isFolder ? "/" : "");
    }

    private static void AppendQuery(StringBuilder text, string query, bool isPresigned)
    {
        if (query.Length == 0)
        {
            return;
        }
        var pairs = new List<(string Name, string Value)>();
        foreach (string pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string name = Again(equals < 0 ? pair : pair[..equals]);
            if (!isPresigned || name != "X-Amz-Signature")
            {
                pairs.Add((name, equals < 0 ? "" : Again(pair[(equals + 1)..])));
            }
        }
        pairs.Sort(static (a, b) =>
            string.CompareOrdinal(a.Name, b.Name) is var names and not 0 ? names : string.CompareOrdinal(a.Value, b.Value));
        for (int i = 0; i < pairs.Count; i++)
        {
            text.Append(i == 0 ? "" : "&").Append(pairs[i].Name).Append('=').Append(pairs[i].Value);
        }
    }

    /// <summary>The values of one header, without the spaces around them, and with one where there are several.</summary>
    private static void AppendValues(StringBuilder text, Microsoft.Extensions.Primitives.StringValues values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            bool isSpace = false;
            foreach (char c in values[i].AsSpan().Trim())
            {
                if (c != ' ' || !isSpace)
                {
                    text.Append(c);
                }
                isSpace = c == ' ';
            }
        }
    }

    /// <summary>Encoded as it must be, however it was.</summary>
    private static string Again(string encoded) => Encoded(Uri.UnescapeDataString(encoded));

    private static string Encoded(string text)
    {
        if (text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~'))
        {
            return text;
        }
        var encoded = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            _ = char.IsAsciiLetterOrDigit((char)b) || (char)b is '-' or '.' or '_' or '~'
                ? encoded.Append((char)b)
                : encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }
        return encoded.ToString();
    }
}
