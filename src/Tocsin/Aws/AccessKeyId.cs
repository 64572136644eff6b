using System.Globalization;

namespace Tocsin.Aws;

/// <summary>The public half of credentials, which carries the account that they are of.</summary>
/// <remarks>
/// Behind four letters of its kind stand eighty bits in base 32, of which the forty behind the first and before the 42nd are the account:
/// https://hackingthe.cloud/aws/enumeration/get-account-id-from-keys/. So credentials tell their account to who keeps no list of them.
/// </remarks>
public static class AccessKeyId
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private const string TemporaryPrefix = "ASIA";

    /// <summary>Characters behind the prefix.</summary>
    private const int Length = 16;

    private const int AccountShift = 40;

    private const ulong AccountMask = (1UL << 40) - 1;

    /// <summary>One of a session, which ends.</summary>
    public static string Temporary(AccountId account, Ids ids)
    {
        // The first 64 of the eighty bits hold 1, the account, and 23 random ones; sixteen more follow.
        ulong random = ids.Next();
        ulong high = (1UL << 63) | (ulong.Parse(account.ToString(), CultureInfo.InvariantCulture) << 23) | (random & ((1UL << 23) - 1));
        var bits = ((UInt128)high << 16) | (random >> 48);
        return string.Create(TemporaryPrefix.Length + Length, bits, static (text, bits) =>
        {
            TemporaryPrefix.CopyTo(text);
            for (int i = 0; i < Length; i++)
            {
                text[TemporaryPrefix.Length + i] = Digits[(int)(bits >> (5 * (Length - 1 - i))) & 31];
            }
        });
    }

    /// <summary>The account of a key; false for what is none.</summary>
    public static bool TryAccountOf(string keyId, out AccountId account)
    {
        account = default;
        if (keyId.Length != TemporaryPrefix.Length + Length)
        {
            return false;
        }
        UInt128 bits = 0;
        foreach (char c in keyId.AsSpan(TemporaryPrefix.Length))
        {
            int digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }
            bits = (bits << 5) | (uint)digit;
        }
        ulong number = (ulong)(bits >> (80 - 1 - AccountShift)) & AccountMask;
        return AccountId.TryParse(number.ToString("d12", CultureInfo.InvariantCulture), out account);
    }
}
