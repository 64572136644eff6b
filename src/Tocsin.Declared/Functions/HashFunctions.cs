using System.Security.Cryptography;
using System.Text;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions;

/// <summary>Digests of text and of files, and identifiers made from names.</summary>
internal static class HashFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        .. Digest("md5", MD5.HashData),
        .. Digest("sha1", SHA1.HashData),
        .. Digest("sha256", SHA256.HashData),
        .. Digest("sha512", SHA512.HashData),
        new("uuidv5", [Str("namespace"), Str("name")], UuidV5),
        OnlyAtApply("uuid", []),
        OnlyAtApply("bcrypt", [Str("str")], Number("cost")),
        new("rsadecrypt", [Str("ciphertext"), Str("privatekey")], RsaDecrypt),
    ];

    private static IEnumerable<Function> Digest(string name, Func<byte[], byte[]> hash)
    {
        yield return new(name, [Str("str")], a => Value.Of(Hex(hash(Encoding.UTF8.GetBytes(a.Text(0))))));
        yield return new($"file{name}", [Str("path")], a => FilesystemFunctions.Read(a).Then(bytes => Value.Of(Hex(hash(bytes)))));
        if (name is "sha256" or "sha512")
        {
            yield return new($"base64{name}", [Str("str")], a => Value.Of(Convert.ToBase64String(hash(Encoding.UTF8.GetBytes(a.Text(0))))));
            yield return new(
                $"filebase64{name}", [Str("path")],
                a => FilesystemFunctions.Read(a).Then(bytes => Value.Of(Convert.ToBase64String(hash(bytes)))));
        }
    }

    /// <summary>What differs at each run, or needs a secret, is not known offline.</summary>
    private static Function OnlyAtApply(string name, Parameter[] parameters, Parameter? rest = null) =>
        new(name, [.. parameters], _ => new Value.Unknown([$"{name}()"]), rest);

    /// <summary>PKCS #1 v1.5, with a key in PEM. A key in OpenSSH's own form, which Terraform reads too, is not read here.</summary>
    private static Attempt RsaDecrypt(Arguments a)
    {
        if (a.Text(1).Contains("BEGIN OPENSSH", StringComparison.Ordinal))
        {
            return new Value.Unknown(["rsadecrypt()"]);
        }
        byte[] cipher = new byte[a.Text(0).Length];
        if (!Convert.TryFromBase64String(a.Text(0), cipher, out int length))
        {
            return Attempt.Fail($"failed to decode input \"{a.Text(0)}\": cipher text must be base64-encoded", 0);
        }
        using var key = RSA.Create();
        try
        {
            key.ImportFromPem(a.Text(1));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return Attempt.Fail("invalid ssh key: it is no private key in PEM", 1);
        }
        try
        {
            return Value.Of(Encoding.UTF8.GetString(key.Decrypt(cipher.AsSpan(0, length), RSAEncryptionPadding.Pkcs1)));
        }
        catch (CryptographicException)
        {
            return Attempt.Fail("failed to decrypt: error occurred while decrypting input");
        }
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>RFC 9562, section 5.5.</summary>
    private static Attempt UuidV5(Arguments a)
    {
        string? known = a.Text(0) switch { "dns" => "0", "url" => "1", "oid" => "2", "x500" => "4", _ => null };
        string text = known is null ? a.Text(0) : $"6ba7b81{known}-9dad-11d1-80b4-00c04fd430c8";
        if (!Guid.TryParse(text, out var space))
        {
            string cause = text.Length is 32 or 36 ? "invalid UUID format" : $"invalid UUID length: {text.Length}";
            return Attempt.Fail($"uuidv5() doesn't support namespace {text} ({cause})");
        }
        byte[] hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(a.Text(1))]);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return Value.Of(new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString());
    }
}
