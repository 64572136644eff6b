using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Aws;
using Tocsin.Sts;
using Tocsin.Sts.Shapes;

namespace Tocsin.Server.Signing;

/// <summary>The credentials of sessions where requests must be signed: they can be checked, and no list of them is kept.</summary>
/// <remarks>
/// What the engine says of a session is a token with its principal, and a secret that nobody keeps. Here the end of the session joins the
/// token, and the secret is a hash of key and token under one that only who has the configured keys can make: so the secret proves the
/// token,
/// and a token that was changed has another secret. Other keys end all sessions. Safe for any number of threads.
/// </remarks>
internal sealed class SessionKeys
{
    private readonly byte[] root;

    /// <param name="secrets">Of the configured keys.</param>
    public SessionKeys(IEnumerable<string> secrets) =>
        root = SHA256.HashData(Encoding.UTF8.GetBytes($"tocsin sessions\n{string.Join('\n', secrets.Order(StringComparer.Ordinal))}"));

    /// <summary>The same answer, with credentials by which requests can be signed.</summary>
    public IShape Sealed(IShape response) => response switch
    {
        AssumeRoleResponse { Credentials: { } given } assumed => assumed with { Credentials = Sealed(given) },
        GetSessionTokenResponse { Credentials: { } given } session => session with { Credentials = Sealed(given) },
        _ => response,
    };

    /// <summary>
    /// The credentials that a token is part of, whether or not anybody was given them; null where it is no token of ours.
    /// </summary>
    public (AccessKey Key, DateTimeOffset End)? Find(string id, string? token)
    {
        if (token is null || !SessionToken.TryPrincipalOf(token, out var principal)
            || !AccountId.TryParse(principal.Account, out var account) || EndOf(token) is not { } end)
        {
            return null;
        }
        return (new AccessKey(id, SecretOf(id, token), account, token), end);
    }

    private Credentials Sealed(Credentials given)
    {
        string said = Encoding.UTF8.GetString(Convert.FromBase64String(given.SessionToken!));
        string end = given.Expiration!.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        string token = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{said}.{end}"));
        return given with { SessionToken = token, SecretAccessKey = SecretOf(given.AccessKeyId!, token) };
    }

    private string SecretOf(string id, string token) =>
        Convert.ToBase64String(HMACSHA256.HashData(root, Encoding.UTF8.GetBytes($"{id}\n{token}")))[..40];

    private static DateTimeOffset? EndOf(string token)
    {
        string said = Encoding.UTF8.GetString(Convert.FromBase64String(token));
        return long.TryParse(
            said.AsSpan(said.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }
}
