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
public sealed class JsonFieldWriter : FieldWriter, IDisposable
{
    private const int FirstRoom = 2048;

    /// <summary>UTF-8 takes no more for a UTF-16 unit.</summary>
    private const int BytesPerChar = 3;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        ['"', '\\', .. Enumerable.Range(0, ' ').Select(c => (char)c)]);

    private static readonly SearchValues<byte> EscapedUtf8 = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(c => (byte)c)]);

    // Lent: what is written is many small pieces, and each is put here without asking anybody.
    private byte[] written = ArrayPool<byte>.Shared.Rent(FirstRoom);
    private int length;
    private bool isFirst;

    private JsonFieldWriter()
    {
    }

    public static void Write(IShape shape, IBufferWriter<byte> to)
    {
        using var writer = new JsonFieldWriter();
        writer.PutShape(shape);
        to.Write(writer.written.AsSpan(0, writer.length));
    }

    /// <summary>The bytes of a structure.</summary>
    public static byte[] Write(IShape shape)
    {
        using var writer = new JsonFieldWriter();
        writer.PutShape(shape);
        return writer.written.AsSpan(0, writer.length).ToArray();
    }

    /// <summary>Gives back what was lent.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(written);

    public override void Utf8(string member, ReadOnlySpan<byte> value)
    {
        Name(member);
        Put((byte)'"');
        for (int at = value.IndexOfAny(EscapedUtf8); at >= 0; at = value.IndexOfAny(EscapedUtf8))
        {
            Put(value[..at]);
            Escape((char)value[at]);
            value = value[(at + 1)..];
        }
        Put(value);
        Put((byte)'"');
        End();
    }

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
        Put((byte)'[');
        return true;
    }

    protected override void BeginItem(int index)
    {
        if (index > 0)
        {
            Put((byte)',');
        }
    }

    protected override void EndItem()
    {
    }

    protected override void EndList(int count)
    {
        Put((byte)']');
        isFirst = false;
    }

    protected override bool BeginMap(string member, bool isSet, QueryNames names)
    {
        if (!Begin(member, isSet))
        {
            return false;
        }
        Put((byte)'{');
        return true;
    }

    protected override void BeginEntry(int index, string key)
    {
        BeginItem(index);
        Quoted(key);
        Put((byte)':');
    }

    protected override void EndEntry()
    {
    }

    protected override void EndMap(int count)
    {
        Put((byte)'}');
        isFirst = false;
    }

    protected override void PutShape(IShape value)
    {
        Put((byte)'{');
        isFirst = true;
        value.Write(this);
        Put((byte)'}');
        isFirst = false;
    }

    protected override void PutText(string value) => Quoted(value);

    protected override void PutBoolean(bool value) => Put(value ? "true"u8 : "false"u8);

    protected override void PutWhole(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out int taken);
        length += taken;
    }

    protected override void PutDouble(double value)
    {
        if (double.IsFinite(value))
        {
            Utf16(value.ToString("R", CultureInfo.InvariantCulture));
        }
        else
        {
            Quoted(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    protected override void PutTimestamp(DateTimeOffset value) =>
        Utf16(AwsTime.Seconds(value).ToString("0.#######", CultureInfo.InvariantCulture));

    protected override void PutBlob(ValueList<byte> value)
    {
        Put((byte)'"');
        Base64.EncodeToUtf8(value.AsSpan(), Room(Base64.GetMaxEncodedToUtf8Length(value.Count)), out _, out int taken);
        length += taken;
        Put((byte)'"');
    }

    private void Name(string member)
    {
        if (!isFirst)
        {
            Put((byte)',');
        }
        Put((byte)'"');
        Utf16(member);
        Put("\":"u8);
    }

    private void Quoted(string text)
    {
        Put((byte)'"');
        var rest = text.AsSpan();
        for (int at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            Utf16(rest[..at]);
            Escape(rest[at]);
            rest = rest[(at + 1)..];
        }
        Utf16(rest);
        Put((byte)'"');
    }

    private void Escape(char c)
    {
        byte plain = c switch
        {
            '"' or '\\' => (byte)c,
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            _ => 0,
        };
        Put((byte)'\\');
        if (plain != 0)
        {
            Put(plain);
        }
        else
        {
            Utf16(string.Create(CultureInfo.InvariantCulture, $"u{(int)c:x4}"));
        }
    }

    private void Utf16(ReadOnlySpan<char> text) => length += Encoding.UTF8.GetBytes(text, Room(text.Length * BytesPerChar));

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        length += bytes.Length;
    }

    private void Put(byte one)
    {
        Room(1)[0] = one;
        length++;
    }

    private Span<byte> Room(int count)
    {
        if (written.Length - length < count)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(written.Length * 2, checked(length + count)));
            written.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(written);
            written = larger;
        }
        return written.AsSpan(length);
    }
}
