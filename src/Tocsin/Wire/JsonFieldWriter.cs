using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Wire;

/// <summary>
/// Writes structures as JSON, compactly, escaping only what JSON demands, as AWS does: bodies of json 1.0, json 1.1 and rest-json, and
/// what is stored.
/// </summary>
public sealed class JsonFieldWriter : FieldWriter
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        ['"', '\\', .. Enumerable.Range(0, ' ').Select(c => (char)c)]);

    private readonly IBufferWriter<byte> to;
    private bool isFirst;

    private JsonFieldWriter(IBufferWriter<byte> to) => this.to = to;

    public static void Write(IShape shape, IBufferWriter<byte> to) => new JsonFieldWriter(to).PutShape(shape);

    protected override bool Begin(string member, bool isSet)
    {
        if (!isSet)
        {
            return false;
        }
        Name(member);
        return true;
    }

    protected override void End() => isFirst = false;

    protected override bool BeginList(string member, bool isSet, QueryNames names)
    {
        if (!Begin(member, isSet))
        {
            return false;
        }
        to.Write("["u8);
        return true;
    }

    protected override void BeginItem(int index)
    {
        if (index > 0)
        {
            to.Write(","u8);
        }
    }

    protected override void EndItem()
    {
    }

    protected override void EndList(int count)
    {
        to.Write("]"u8);
        isFirst = false;
    }

    protected override bool BeginMap(string member, bool isSet, QueryNames names)
    {
        if (!Begin(member, isSet))
        {
            return false;
        }
        to.Write("{"u8);
        return true;
    }

    protected override void BeginEntry(int index, string key)
    {
        BeginItem(index);
        Quoted(key);
        to.Write(":"u8);
    }

    protected override void EndEntry()
    {
    }

    protected override void EndMap(int count)
    {
        to.Write("}"u8);
        isFirst = false;
    }

    protected override void PutShape(IShape value)
    {
        to.Write("{"u8);
        isFirst = true;
        value.Write(this);
        to.Write("}"u8);
        isFirst = false;
    }

    protected override void PutText(string value) => Quoted(value);

    protected override void PutBoolean(bool value) => to.Write(value ? "true"u8 : "false"u8);

    protected override void PutWhole(long value)
    {
        Utf8Formatter.TryFormat(value, to.GetSpan(20), out int written);
        to.Advance(written);
    }

    protected override void PutDouble(double value)
    {
        if (double.IsFinite(value))
        {
            Ascii(value.ToString("R", CultureInfo.InvariantCulture));
        }
        else
        {
            Quoted(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    protected override void PutTimestamp(DateTimeOffset value) =>
        Ascii(AwsTime.Seconds(value).ToString("0.#######", CultureInfo.InvariantCulture));

    protected override void PutBlob(ValueList<byte> value)
    {
        to.Write("\""u8);
        Base64.EncodeToUtf8(value.AsSpan(), to.GetSpan(Base64.GetMaxEncodedToUtf8Length(value.Count)), out _, out int written);
        to.Advance(written);
        to.Write("\""u8);
    }

    private void Name(string member)
    {
        to.Write(isFirst ? "\""u8 : ",\""u8);
        Ascii(member);
        to.Write("\":"u8);
    }

    private void Ascii(string text)
    {
        int written = Encoding.UTF8.GetBytes(text, to.GetSpan(text.Length));
        to.Advance(written);
    }

    private void Quoted(string text)
    {
        to.Write("\""u8);
        var rest = text.AsSpan();
        for (int at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            Encoding.UTF8.GetBytes(rest[..at], to);
            Escape(rest[at]);
            rest = rest[(at + 1)..];
        }
        Encoding.UTF8.GetBytes(rest, to);
        to.Write("\""u8);
    }

    private void Escape(char c) => Ascii(c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
    });
}
