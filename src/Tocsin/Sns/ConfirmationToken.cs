using Tocsin.Aws;

namespace Tocsin.Sns;

/// <summary>
/// What a subscription is confirmed with: 288 hexadecimal digits with a beginning that never changes (recorded on AWS 2026-09).
/// </summary>
internal static class ConfirmationToken
{
    private const string Prefix = "2336412f37";

    public static string New(Ids ids) => Prefix + ids.Hex(Limits.TokenLength - Prefix.Length);

    public static bool IsWellFormed(string token) =>
        token.Length == Limits.TokenLength && token.StartsWith(Prefix, StringComparison.Ordinal) && token.All(char.IsAsciiHexDigitLower);
}
