using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Server.Signing;

/// <summary>What a request says of its signature, in its headers or in its address. Nothing of it is proven yet.</summary>
/// <param name="Time">As it was sent: <c>20150830T123600Z</c>.</param>
/// <param name="Expires">How long it holds, where it stands in the address.</param>
internal sealed record Signature(
    CredentialScope Scope, string SignedHeaders, string Value, string Time, string? SessionToken, TimeSpan? Expires)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public bool IsPresigned => Expires is not null;

    /// <returns>Null where the request has none; a flaw where it has half of one.</returns>
    public static (Signature? Signature, SignatureFlaw? Flaw) Of(IHeaderDictionary headers, IQueryCollection query)
    {
        string? header = headers.Authorization;
        return header is not null ? OfHeader(header, headers) : query.ContainsKey("X-Amz-Algorithm") ? OfQuery(query) : (null, null);
    }

    private static (Signature?, SignatureFlaw?) OfHeader(string header, IHeaderDictionary headers)
    {
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            return (null, new SignatureFlaw.OtherAlgorithm(header.Split(' ')[0]));
        }
        var parts = Parts(header.AsSpan(Algorithm.Length));
        string? time = (string?)headers["X-Amz-Date"] ?? InBasicForm(headers.Date);
        var missing = Names.Where(n => !parts.ContainsKey(n)).Select(n => $"Authorization header requires '{n}' parameter.").ToList();
        if (time is null)
        {
            missing.Add("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }
        if (missing.Count > 0)
        {
            return (null, new SignatureFlaw.Incomplete($"{string.Join(' ', missing)} Authorization={header}"));
        }
        return CredentialScope.Parse(parts["Credential"]) is { } scope
            ? (new Signature(scope, parts["SignedHeaders"], parts["Signature"], time!, headers["X-Amz-Security-Token"], null), null)
            : (null, new SignatureFlaw.NoScope(parts["Credential"]));
    }

    private static (Signature?, SignatureFlaw?) OfQuery(IQueryCollection query)
    {
        if (query["X-Amz-Algorithm"] is var algorithm && algorithm != Algorithm)
        {
            return (null, new SignatureFlaw.OtherAlgorithm(algorithm!));
        }
        string[] names = ["X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"];
        if (Array.Find(names, n => !query.ContainsKey(n)) is { } missing)
        {
            return (null, new SignatureFlaw.Incomplete($"AWS query-string parameters must include '{missing}'."));
        }
        string expires = query.TryGetValue("X-Amz-Expires", out var said) ? said.ToString() : "300";
        if (!int.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) || seconds > Limits.ExpiresSeconds)
        {
            return (null, new SignatureFlaw.Incomplete($"X-Amz-Expires must be less than a week in seconds: {expires}"));
        }
        string credential = query["X-Amz-Credential"]!;
        return CredentialScope.Parse(credential) is { } scope
            ? (new Signature(
                scope, query["X-Amz-SignedHeaders"]!, query["X-Amz-Signature"]!, query["X-Amz-Date"]!, query["X-Amz-Security-Token"],
                TimeSpan.FromSeconds(seconds)), null)
            : (null, new SignatureFlaw.NoScope(credential));
    }

    private static string[] Names => ["Credential", "Signature", "SignedHeaders"];

    private static Dictionary<string, string> Parts(ReadOnlySpan<char> header)
    {
        var parts = new Dictionary<string, string>(3);
        foreach (var range in header.Split(','))
        {
            var part = header[range].Trim();
            int equals = part.IndexOf('=');
            if (equals > 0)
            {
                parts[part[..equals].ToString()] = part[(equals + 1)..].ToString();
            }
        }
        return parts;
    }

    /// <summary>A <c>Date</c> header, in the form that is signed.</summary>
    private static string? InBasicForm(string? date) =>
        DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToString(SignatureTime.Form, CultureInfo.InvariantCulture)
            : date;
}
