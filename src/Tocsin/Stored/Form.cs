using System.Text;
using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Text;
using Tocsin.Wire;

namespace Tocsin.Stored;

/// <summary>How something is kept beyond the life of a process: one JSON object, its first member, <c>form</c>, the version.</summary>
/// <remarks>
/// What is written is read back equal, times to the tick; only half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD.
/// What is read may be older: a member that is missing has its default. It may have members that this version does not know: they are
/// passed over. A kind that this version does not know, or a later version, is told and not read. Nothing in the bytes makes reading
/// throw.
/// <para>
/// A text that is not known offline (<see cref="Unknown"/>) is never stored: its mark holds digits of this process, and another process
/// would take it for ordinary text. Writing one throws.
/// </para>
/// Safe for any number of threads.
/// </remarks>
public sealed class Form<T>
    where T : class
{
    private readonly Action<FieldWriter, T> write;
    private readonly Func<FieldReader, T?> read;

    internal Form(Action<FieldWriter, T> write, Func<FieldReader, T?> read) => (this.write, this.read) = (write, read);

    /// <exception cref="InvalidOperationException">Something in it is not known offline.</exception>
    public ReadOnlyMemory<byte> Write(T value)
    {
        byte[] bytes = JsonFieldWriter.Write(new Whole(value, write));
        if (Unknown.In(bytes.AsSpan()))
        {
            var names = Unknown.NamesIn(Encoding.UTF8.GetString(bytes));
            throw new InvalidOperationException($"What is not known offline is never stored: {string.Join(", ", names)}");
        }
        return bytes;
    }

    public bool TryRead(ReadOnlyMemory<byte> stored, out T value, out Unreadable why)
    {
        value = null!;
        try
        {
            using var document = JsonDocument.Parse(stored);
            why = Read(JsonFieldReader.Of(document.RootElement), out var found)!;
            value = found!;
        }
        catch (JsonException broken)
        {
            why = new Unreadable.Broken("", $"no JSON: {broken.Message}");
        }
        return why is null;
    }

    private Unreadable? Read(FieldReader from, out T? value)
    {
        value = null;
        int? version = from.Integer(Whole.Member);
        if (version > Forms.Version)
        {
            return new Unreadable.Newer(version.Value);
        }
        if (version is null or < 1)
        {
            return new Unreadable.Broken("", "no stored form: it has no version");
        }
        value = read(from);
        return from.Fault is { } fault ? new Unreadable.Broken(from.FaultAt, fault.Message) : null;
    }

    private sealed record Whole(T Value, Action<FieldWriter, T> Members) : IShape
    {
        public const string Member = "form";

        public void Write(FieldWriter to)
        {
            to.Integer(Member, Forms.Version);
            Members(to, Value);
        }
    }
}
