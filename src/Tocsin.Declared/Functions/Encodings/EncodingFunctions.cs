using System.IO.Compression;
using System.Text;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Limits = Tocsin.Declared.Functions.Calls.Limits;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Encodings;

/// <summary>Functions between values or text and other notations.</summary>
internal static class EncodingFunctions
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static Parameter Encodable(string name) => new(name, TerraformType.Any, OnUnknown.Pass, AllowsNull: true);

    public static IReadOnlyList<Function> All { get; } =
    [
        new("base64encode", [Str("str")], a => Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(a.Text(0))))),
        new("base64decode", [Str("str")], Base64Decode),
        new("base64gzip", [Str("str")], Base64Gzip),
        new("textencodebase64", [Str("string"), Str("encoding")], TextEncodeBase64),
        new("textdecodebase64", [Str("source"), Str("encoding")], TextDecodeBase64),
        new("urlencode", [Str("str")], a => Value.Of(UrlEncode(a.Text(0)))),
        new("csvdecode", [Str("str")], a => CsvText.Read(a.Text(0))),
        new("jsonencode", [Encodable("val")], a => Encode(a, JsonText.Write)),
        new("jsondecode", [Str("str", OnUnknown.Pass)], JsonDecode),
        new("yamlencode", [Encodable("value")], a => Encode(a, YamlWriting.Write)),
        new("yamldecode", [Str("src", OnUnknown.Pass)], a => YamlReading.Read(a.Text(0))),
    ];

    private static Attempt JsonDecode(Arguments a)
    {
        var text = (Value.String)a[0];
        return text.Encoded is not null ? JsonReading.Read(text)
            : a.Context.Recollection.Of("jsondecode", text, Entries.Empty, () => JsonReading.Read(text));
    }

    private static Attempt Encode(Arguments a, Func<Value, string> write)
    {
        int nodes = 0;
        return Fits(a[0], 0, ref nodes)
            ? new Value.String(write(a[0])) { Encoded = a[0] }
            : Attempt.Fail($"the value nests deeper than {Limits.MaximumDepth}, or has more than {Limits.MaximumItems} parts");
    }

    /// <summary>Values share their parts, so that a small configuration can name a value too large to write out.</summary>
    private static bool Fits(Value value, int depth, ref int nodes)
    {
        if (depth > Limits.MaximumDepth || ++nodes > Limits.MaximumItems)
        {
            return false;
        }
        foreach (var inner in value.Elements?.AsEnumerable() ?? value.Members?.Values ?? [])
        {
            if (!Fits(inner, depth + 1, ref nodes))
            {
                return false;
            }
        }
        return true;
    }

    private static Attempt Base64Decode(Arguments a)
    {
        if (Bytes(a.Text(0)) is not { } bytes)
        {
            return Attempt.Fail($"failed to decode base64 data \"{a.Text(0)}\"");
        }
        return Decode(Strict, bytes) is { } text
            ? Value.Of(text)
            : Attempt.Fail("the result of decoding the provided string is not valid UTF-8");
    }

    /// <summary>The stream's bytes are not those of Go's compressor, only its content is the same.</summary>
    private static Attempt Base64Gzip(Arguments a)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(a.Text(0)));
        }
        return Value.Of(Convert.ToBase64String(compressed.ToArray()));
    }

    private static Attempt TextEncodeBase64(Arguments a)
    {
        if (EncodingOf(a.Text(1)) is not var (name, encoding))
        {
            return NotSupported(a.Text(1));
        }
        try
        {
            return Value.Of(Convert.ToBase64String([.. encoding.GetPreamble(), .. encoding.GetBytes(a.Text(0))]));
        }
        catch (EncoderFallbackException)
        {
            return Attempt.Fail($"the given string contains characters that cannot be represented in {name}", 0);
        }
    }

    private static Attempt TextDecodeBase64(Arguments a)
    {
        if (EncodingOf(a.Text(1)) is not var (name, encoding))
        {
            return NotSupported(a.Text(1));
        }
        if (Bytes(a.Text(0)) is not { } bytes)
        {
            int at = a.Text(0).ToList().FindIndex(c => !char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/' or '='));
            return Attempt.Fail($"the given value is has an invalid base64 symbol at offset {(at < 0 ? a.Text(0).Length : at)}", 0);
        }
        return Decode(encoding, bytes) is { } text
            ? Value.Of(text)
            : Attempt.Fail($"the given string contains symbols that are not defined for {name}", 0);
    }

    private static Attempt NotSupported(string name) =>
        Attempt.Fail($"\"{name}\" is not a supported IANA encoding name or alias in this Terraform version", 1);

    /// <summary>The encodings that need no tables of their own, with their IANA names. Terraform knows more.</summary>
    private static (string Name, Encoding Encoding)? EncodingOf(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" => ("UTF-8", Strict),
        "UTF-16" => ("UTF-16", new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)),
        "UTF-16LE" => ("UTF-16LE", new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        "UTF-16BE" => ("UTF-16BE", new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
        "US-ASCII" => ("US-ASCII", Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)),
        "ISO-8859-1" or "ISO_8859-1" or "LATIN1" =>
            ("ISO_8859-1:1987", Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)),
        _ => null,
    };

    private static string? Decode(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Line breaks are skipped, nothing else.</summary>
    private static byte[]? Bytes(string text)
    {
        if (text.Contains(' ') || text.Contains('\t'))
        {
            return null;
        }
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : null;
    }

    private static string UrlEncode(string text)
    {
        var encoded = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            _ = (char)b switch
            {
                ' ' => encoded.Append('+'),
                var c when char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' => encoded.Append(c),
                _ => encoded.Append('%').Append(b.ToString("X2")),
            };
        }
        return encoded.ToString();
    }
}
