using System.Globalization;
using System.Text;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Wire;

/// <summary>Writes requests of the query protocol, as <see cref="FormFieldReader"/> reads them.</summary>
public sealed class FormFieldWriter : FieldWriter
{
    private readonly StringBuilder form = new();
    private readonly StringBuilder path = new();
    private readonly Stack<int> lengths = new();
    private QueryNames names = QueryNames.Usual;

    private FormFieldWriter()
    {
    }

    /// <param name="operation"><c>CreateTopic</c>.</param>
    /// <param name="version">The service's: <c>2010-03-31</c>.</param>
    public static string Request(string operation, string version, IShape request)
    {
        var writer = new FormFieldWriter();
        writer.form.Append(CultureInfo.InvariantCulture, $"Action={operation}&Version={version}");
        request.Write(writer);
        return writer.form.ToString();
    }

    protected override bool Begin(string member, bool isSet)
    {
        if (isSet)
        {
            Push(member);
        }
        return isSet;
    }

    protected override void End() => path.Length = lengths.Pop();

    protected override bool BeginList(string member, bool isSet, QueryNames names) => BeginAll(member, isSet, QueryNames.Item, names);

    protected override void BeginItem(int index) => Push((index + 1).ToString(CultureInfo.InvariantCulture));

    protected override void EndItem() => End();

    protected override void EndList(int count)
    {
        End();
        if (count == 0)
        {
            Put("");
        }
        End();
    }

    protected override bool BeginMap(string member, bool isSet, QueryNames names) => BeginAll(member, isSet, QueryNames.Entry, names);

    protected override void BeginEntry(int index, string key)
    {
        BeginItem(index);
        Push(names.Key);
        PutText(key);
        End();
        Push(names.Value);
    }

    protected override void EndEntry()
    {
        End();
        End();
    }

    protected override void EndMap(int count) => EndList(count);

    protected override void PutShape(IShape value)
    {
        var outer = names;
        int before = form.Length;
        value.Write(this);
        if (form.Length == before)
        {
            Put("");
        }
        names = outer;
    }

    protected override void PutText(string value) => Put(value);

    protected override void PutBoolean(bool value) => Put(value ? "true" : "false");

    protected override void PutWhole(long value) => Put(value.ToString(CultureInfo.InvariantCulture));

    protected override void PutDouble(double value) => Put(value.ToString("R", CultureInfo.InvariantCulture));

    protected override void PutTimestamp(DateTimeOffset value) => Put(AwsTime.Iso(value));

    protected override void PutBlob(ValueList<byte> value) => Put(Convert.ToBase64String(value.AsSpan()));

    private bool BeginAll(string member, bool isSet, string item, QueryNames names)
    {
        if (!isSet)
        {
            return false;
        }
        this.names = names;
        // Two steps in either case, so that the end takes two.
        Push(names.Flat ?? member);
        lengths.Push(path.Length);
        path.Append(names.Flat is null ? $".{item}" : "");
        return true;
    }

    private void Push(string name)
    {
        lengths.Push(path.Length);
        path.Append(path.Length == 0 ? "" : ".").Append(name);
    }

    private void Put(string value) => form.Append('&').Append(path).Append('=').Append(Uri.EscapeDataString(value));
}
