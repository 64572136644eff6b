using System.Text;
using Tocsin.Aws;

namespace Tocsin.Sts;

/// <summary>
/// What a client sends beside the keys of a session: here it says whose session it is, so that nobody keeps a list of them.
/// </summary>
/// <remarks>It proves nothing: a signature does, by the secret key.</remarks>
public static class SessionToken
{
    private const string Prefix = "tocsin/1 ";

    public static string Of(Arn principal, Ids ids) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Prefix}{principal} {ids.Hex(32)}"));

    /// <summary>Whose session a token is of; false for a token that is not ours.</summary>
    public static bool TryPrincipalOf(string token, out Arn principal)
    {
        principal = null!;
        byte[] bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out int length))
        {
            return false;
        }
        string text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.LastIndexOf(' ') is var end && end > Prefix.Length
            && Arn.TryParse(text[Prefix.Length..end], out principal);
    }
}
