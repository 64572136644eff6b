using System.Runtime.CompilerServices;
using System.Text;
using Tocsin.Text;

namespace Tocsin.Aws;

/// <summary>
/// Writes the members of structures, in the order of their model. One implementation for each form, as <see cref="FieldReader"/> has.
/// </summary>
/// <remarks>What is null is not written; what is empty is. A writer serves one thread.</remarks>
public abstract class FieldWriter
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Text(string member, string? value)
    {
        if (Begin(member, value is not null))
        {
            PutText(value!);
            End();
        }
    }

    /// <summary>A text that is there as bytes.</summary>
    /// <param name="value">Valid UTF-8.</param>
    public virtual void Utf8(string member, ReadOnlySpan<byte> value) => Text(member, Encoding.UTF8.GetString(value));

    /// <summary>
    /// Asked before a member that the model calls sensitive: whether its value is to be written. <see cref="ValueText"/> hides it.
    /// </summary>
    public virtual bool Shows(string member, bool isSet) => true;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Boolean(string member, bool? value)
    {
        if (Begin(member, value is not null))
        {
            PutBoolean(value!.Value);
            End();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Integer(string member, int? value) => Long(member, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Long(string member, long? value)
    {
        if (Begin(member, value is not null))
        {
            PutWhole(value!.Value);
            End();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Double(string member, double? value)
    {
        if (Begin(member, value is not null))
        {
            PutDouble(value!.Value);
            End();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Timestamp(string member, DateTimeOffset? value)
    {
        if (Begin(member, value is not null))
        {
            PutTimestamp(value!.Value);
            End();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Blob(string member, ValueList<byte>? value)
    {
        if (Begin(member, value is not null))
        {
            PutBlob(value!.Value);
            End();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Shape(string member, IShape? value)
    {
        if (Begin(member, value is not null))
        {
            PutShape(value!);
            End();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void List<T>(string member, ValueList<T>? value, QueryNames? names = null)
        where T : class, IShape
    {
        if (!BeginList(member, value is not null, names ?? QueryNames.Usual))
        {
            return;
        }
        var items = value.GetValueOrDefault().AsSpan();
        for (int i = 0; i < items.Length; i++)
        {
            BeginItem(i);
            PutShape(items[i]);
            EndItem();
        }
        EndList(items.Length);
    }

    public void Texts(string member, ValueList<string>? value, QueryNames? names = null) =>
        Items(member, value, names, static (to, item) => to.PutText(item));

    public void Integers(string member, ValueList<int>? value, QueryNames? names = null) =>
        Items(member, value, names, static (to, item) => to.PutWhole(item));

    public void Longs(string member, ValueList<long>? value, QueryNames? names = null) =>
        Items(member, value, names, static (to, item) => to.PutWhole(item));

    public void Doubles(string member, ValueList<double>? value, QueryNames? names = null) =>
        Items(member, value, names, static (to, item) => to.PutDouble(item));

    public void Timestamps(string member, ValueList<DateTimeOffset>? value, QueryNames? names = null) =>
        Items(member, value, names, static (to, item) => to.PutTimestamp(item));

    public void Blobs(string member, ValueList<ValueList<byte>>? value, QueryNames? names = null) =>
        Items(member, value, names, static (to, item) => to.PutBlob(item));

    public void Map<T>(string member, ValueMap<T>? value, QueryNames? names = null)
        where T : class, IShape =>
        Entries(member, value, names, static (to, item) => to.PutShape(item));

    public void TextMap(string member, ValueMap<string>? value, QueryNames? names = null) =>
        Entries(member, value, names, static (to, item) => to.PutText(item));

    public void LongMap(string member, ValueMap<long>? value, QueryNames? names = null) =>
        Entries(member, value, names, static (to, item) => to.PutWhole(item));

    public void DoubleMap(string member, ValueMap<double>? value, QueryNames? names = null) =>
        Entries(member, value, names, static (to, item) => to.PutDouble(item));

    /// <summary>Begins a member that is no collection; false where nothing is to be written, and then nothing is to be ended.</summary>
    protected abstract bool Begin(string member, bool isSet);

    protected abstract void End();

    protected abstract bool BeginList(string member, bool isSet, QueryNames names);

    protected abstract void BeginItem(int index);

    protected abstract void EndItem();

    /// <summary>Ends a list and its member.</summary>
    protected abstract void EndList(int count);

    protected abstract bool BeginMap(string member, bool isSet, QueryNames names);

    protected abstract void BeginEntry(int index, string key);

    protected abstract void EndEntry();

    protected abstract void EndMap(int count);

    protected abstract void PutShape(IShape value);

    protected abstract void PutText(string value);

    protected abstract void PutBoolean(bool value);

    protected abstract void PutWhole(long value);

    protected abstract void PutDouble(double value);

    protected abstract void PutTimestamp(DateTimeOffset value);

    protected abstract void PutBlob(ValueList<byte> value);

    private void Items<T>(string member, ValueList<T>? value, QueryNames? names, Action<FieldWriter, T> put)
    {
        if (!BeginList(member, value is not null, names ?? QueryNames.Usual))
        {
            return;
        }
        var items = value!.Value.AsSpan();
        for (int i = 0; i < items.Length; i++)
        {
            BeginItem(i);
            put(this, items[i]);
            EndItem();
        }
        EndList(items.Length);
    }

    private void Entries<T>(string member, ValueMap<T>? value, QueryNames? names, Action<FieldWriter, T> put)
    {
        if (!BeginMap(member, value is not null, names ?? QueryNames.Usual))
        {
            return;
        }
        var entries = value!.Value.AsSpan();
        for (int i = 0; i < entries.Length; i++)
        {
            BeginEntry(i, entries[i].Key);
            put(this, entries[i].Value);
            EndEntry();
        }
        EndMap(entries.Length);
    }
}
