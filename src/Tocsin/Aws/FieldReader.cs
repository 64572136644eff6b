using System.Runtime.CompilerServices;
using Tocsin.Text;

namespace Tocsin.Aws;

/// <summary>
/// Reads the members of structures. One implementation for each form that requests and responses have: JSON, a query form, XML, a
/// declared resource.
/// </summary>
/// <remarks>
/// A structure asks for its members one by one, in the order of its model: <c>Name = from.Text("Name")</c>. What was not sent, or sent
/// as null, is null.
/// Reading never throws: what cannot be read is null, and the first fault is kept in <see cref="Fault"/>, which <see cref="Read{T}"/>
/// answers with. A value
/// that is not known offline stays marked text where the member is a text, and is null and told in <see cref="UnknownMembers"/> where
/// it is not.
/// An implementation keeps one cursor; a reader serves one thread.
/// </remarks>
public abstract class FieldReader
{
    private readonly MemberPath path = new();
    private List<UnknownMember>? unknown;

    /// <summary>What was wrong with the form, if anything.</summary>
    public AwsError? Fault { get; private set; }

    /// <summary>Where that was, as a path; empty for the whole.</summary>
    public string FaultAt { get; private set; } = "";

    /// <summary>The members that are null because their value is not known offline.</summary>
    public ValueList<UnknownMember> UnknownMembers => unknown is null ? [] : unknown.ToValueList();

    /// <summary>Reads the whole of it, from where the reader begins.</summary>
    public Result<T> Read<T>()
        where T : class, IShape<T>
    {
        var value = IsShape() ? T.Read(this) : null;
        return Fault is { } fault ? fault : value!;
    }

    // Generated code calls these some thousand times: out of line, the machine code of 248 operations is a megabyte smaller.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string? Text(string member) => Into(member) ? Out(ReadText()) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool? Boolean(string member) => Into(member) ? Out(ReadBoolean()) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public int? Integer(string member) => Into(member) ? Out((int?)ReadWhole(int.MinValue, int.MaxValue)) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public long? Long(string member) => Into(member) ? Out(ReadWhole(long.MinValue, long.MaxValue)) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public double? Double(string member) => Into(member) ? Out(ReadDouble()) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public DateTimeOffset? Timestamp(string member) => Into(member) ? Out(ReadTimestamp()) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueList<byte>? Blob(string member) => Into(member) ? Out(ReadBlob()) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? Shape<T>(string member)
        where T : class, IShape<T> =>
        Into(member) ? Out(IsShape() ? T.Read(this) : null) : null;

    /// <summary>A structure that somebody else reads: one of several alternatives.</summary>
    internal T? Shape<T>(string member, Func<FieldReader, T?> read)
        where T : class =>
        Into(member) ? Out(IsShape() ? read(this) : null) : null;

    /// <remarks>Without a delegate and a list of each type, which would be most of the types in the executable.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueList<T>? List<T>(string member, QueryNames? names = null)
        where T : class, IShape<T>
    {
        if (!IntoList(member, names))
        {
            return null;
        }
        T[] items = [];
        int count = 0;
        while (IntoNextItem(count))
        {
            if (count == items.Length)
            {
                Array.Resize(ref items, Math.Max(4, 2 * count));
            }
            items[count++] = IsShape() ? T.Read(this) : null!;
            path.Leave();
            Leave();
        }
        return Out(new ValueList<T>(items.AsSpan(0, count).ToArray()));
    }

    public ValueList<string>? Texts(string member, QueryNames? names = null) => Items(member, names, static from => from.ReadText()!);

    public ValueList<int>? Integers(string member, QueryNames? names = null) =>
        Items(member, names, static from => (int)Given(from.ReadWhole(int.MinValue, int.MaxValue)));

    public ValueList<long>? Longs(string member, QueryNames? names = null) =>
        Items(member, names, static from => Given(from.ReadWhole(long.MinValue, long.MaxValue)));

    public ValueList<double>? Doubles(string member, QueryNames? names = null) =>
        Items(member, names, static from => Given(from.ReadDouble()));

    public ValueList<DateTimeOffset>? Timestamps(string member, QueryNames? names = null) =>
        Items(member, names, static from => Given(from.ReadTimestamp()));

    public ValueList<ValueList<byte>>? Blobs(string member, QueryNames? names = null) =>
        Items(member, names, static from => Given(from.ReadBlob()));

    public ValueMap<T>? Map<T>(string member, QueryNames? names = null)
        where T : class, IShape<T> =>
        Entries(member, names, static from => from.IsShape() ? T.Read(from) : null!);

    public ValueMap<string>? TextMap(string member, QueryNames? names = null) => Entries(member, names, static from => from.ReadText()!);

    public ValueMap<long>? LongMap(string member, QueryNames? names = null) =>
        Entries(member, names, static from => Given(from.ReadWhole(long.MinValue, long.MaxValue)));

    public ValueMap<double>? DoubleMap(string member, QueryNames? names = null) =>
        Entries(member, names, static from => Given(from.ReadDouble()));

    /// <summary>Moves into a member of the structure here; false, and no move, where it is not there or null.</summary>
    protected abstract bool Enter(string member);

    /// <summary>Moves into a member that must be a list.</summary>
    /// <returns>False, and no move, where it is not there, or no list (then it has failed).</returns>
    protected abstract bool EnterList(string member, QueryNames names);

    /// <summary>Moves into the next item of the list here; false, and no move, after the last.</summary>
    protected abstract bool EnterNextItem();

    protected abstract bool EnterMap(string member, QueryNames names);

    /// <summary>Moves into the value of the next entry of the map here.</summary>
    protected abstract bool EnterNextEntry(out string key);

    protected abstract void Leave();

    /// <summary>Whether the value here is null: of a list's items only.</summary>
    protected abstract bool IsNull();

    /// <summary>Whether the value here is a structure; fails where it is not.</summary>
    protected abstract bool IsShape();

    protected abstract string? ReadText();

    protected abstract bool? ReadBoolean();

    /// <summary>A whole number within these bounds; fails where it is none.</summary>
    protected abstract long? ReadWhole(long minimum, long maximum);

    protected abstract double? ReadDouble();

    protected abstract DateTimeOffset? ReadTimestamp();

    protected abstract ValueList<byte>? ReadBlob();

    /// <summary>Keeps the first fault.</summary>
    protected internal void Fail(AwsError error)
    {
        if (Fault is null)
        {
            Fault = error;
            FaultAt = path.ToString();
        }
    }

    /// <summary>Tells that the value here is not known offline.</summary>
    protected void ReportUnknown(string mark) => (unknown ??= []).Add(new UnknownMember(path.ToString(), mark));

    /// <summary>Tells that the value of a member of the structure here is not known offline.</summary>
    protected void ReportUnknown(string member, string mark)
    {
        path.Enter(member);
        ReportUnknown(mark);
        path.Leave();
    }

    private bool Into(string member)
    {
        if (!Enter(member))
        {
            return false;
        }
        path.Enter(member);
        return true;
    }

    private T Out<T>(T value)
    {
        path.Leave();
        Leave();
        return value;
    }

    private bool IntoList(string member, QueryNames? names)
    {
        if (!EnterList(member, names ?? QueryNames.Usual))
        {
            return false;
        }
        path.Enter(member);
        return true;
    }

    /// <summary>Null among items is a fault: nobody who reads a list has to think of it.</summary>
    private bool IntoNextItem(int index)
    {
        if (!EnterNextItem())
        {
            return false;
        }
        path.EnterItem(index);
        FailAtNull();
        return true;
    }

    private ValueList<T>? Items<T>(string member, QueryNames? names, Func<FieldReader, T> read)
    {
        if (!IntoList(member, names))
        {
            return null;
        }
        var items = new List<T>();
        while (IntoNextItem(items.Count))
        {
            items.Add(read(this));
            path.Leave();
            Leave();
        }
        return Out(items.ToValueList());
    }

    private ValueMap<T>? Entries<T>(string member, QueryNames? names, Func<FieldReader, T> read)
    {
        if (!EnterMap(member, names ?? QueryNames.Usual))
        {
            return null;
        }
        path.Enter(member);
        var entries = new List<KeyValuePair<string, T>>();
        while (EnterNextEntry(out string key))
        {
            path.EnterEntry(key);
            FailAtNull();
            entries.Add(new(key, read(this)));
            path.Leave();
            Leave();
        }
        return Out(entries.ToValueMap());
    }

    // Unverified: the code and the text.
    private void FailAtNull()
    {
        if (IsNull())
        {
            Fail(new AwsError("SerializationException", "Null is not an item"));
        }
    }

    private static T Given<T>(T? value)
        where T : struct =>
        value ?? default;
}
