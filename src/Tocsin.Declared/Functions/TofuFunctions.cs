using System.IO.Compression;
using System.Net;
using System.Text;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Functions.Networks;
using Tocsin.Declared.Values;
using Limits = Tocsin.Declared.Functions.Calls.Limits;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions;

/// <summary>Functions that OpenTofu has and Terraform has not.</summary>
/// <remarks>https://opentofu.org/docs/language/functions/</remarks>
public static class TofuFunctions
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["base64gunzip", "cidrcontains", "urldecode"];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static IReadOnlyList<Function> All { get; } =
    [
        new("base64gunzip", [Str("str")], Gunzip),
        new("cidrcontains", [Str("containing_prefix"), Str("contained_ip_or_prefix")], Contains),
        new("urldecode", [Str("str")], a => Value.Of(WebUtility.UrlDecode(a.Text(0)))),
    ];

    private static Attempt Gunzip(Arguments a)
    {
        try
        {
            using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(a.Text(0))), CompressionMode.Decompress);
            using var text = new MemoryStream();
            byte[] part = new byte[64 * 1024];
            for (int length = packed.Read(part); length > 0; length = packed.Read(part))
            {
                text.Write(part, 0, length);
                if (text.Length > Limits.MaximumTextLength)
                {
                    return Attempt.Fail($"the text is longer than {Limits.MaximumTextLength}", 0);
                }
            }
            return Value.Of(Strict.GetString(text.GetBuffer(), 0, (int)text.Length));
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or DecoderFallbackException or IOException)
        {
            return Attempt.Fail("failed to decompress: it is not the base64 of UTF-8 text that gzip has packed", 0);
        }
    }

    private static Attempt Contains(Arguments a)
    {
        if (Cidr.Parse(a.Text(0)) is not { } outer)
        {
            return Attempt.Fail($"invalid CIDR expression: invalid CIDR address: {a.Text(0)}", 0);
        }
        string bits = a.Text(1).Contains(':') ? "128" : "32";
        if ((Cidr.Parse(a.Text(1)) ?? Cidr.Parse($"{a.Text(1)}/{bits}")) is not { } inner)
        {
            return Attempt.Fail($"invalid IP address or prefix: {a.Text(1)}", 1);
        }
        return inner.Bits != outer.Bits
            ? Attempt.Fail("address family mismatch", 1)
            : Value.Of(inner.Address >= outer.Address && inner.Address + inner.Size <= outer.Address + outer.Size);
    }
}
