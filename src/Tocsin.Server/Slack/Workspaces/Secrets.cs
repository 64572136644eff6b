using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Server.Slack.Workspaces;

/// <summary>Compares what somebody says with what only they should know, in a time that tells nothing.</summary>
internal static class Secrets
{
    /// <param name="own">Null where anything will do.</param>
    public static bool Match(string? own, string said) =>
        own is null || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(own), Encoding.UTF8.GetBytes(said));
}
