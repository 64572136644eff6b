using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Server.Admin;

/// <summary>The two keys of the admin API; without a full one everything is open, which is for loopback alone.</summary>
/// <remarks>Never printed.</remarks>
public sealed class AdminKeys(string? full, string? read)
{
    public static AdminKeys None { get; } = new(null, null);

    public bool AreConfigured => full is not null;

    internal AdminKey Of(string? authorization)
    {
        if (!AreConfigured)
        {
            return AdminKey.Full;
        }
        const string scheme = "Bearer ";
        string given = authorization is not null && authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[scheme.Length..] : "";
        return IsSame(given, full!) ? AdminKey.Full : read is not null && IsSame(given, read) ? AdminKey.Read : AdminKey.None;
    }

    private static bool IsSame(string given, string wanted) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted));
}
