using System.Globalization;
using System.Text;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Wire;

/// <summary>Writes answers of the query protocol: XML, with the result in a wrapper and the request's id behind it.</summary>
/// <remarks>Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</remarks>
public sealed class XmlFieldWriter : FieldWriter
{
    private readonly StringBuilder xml = new();
    private readonly Stack<(string? Element, QueryNames Names)> open = new();

    private XmlFieldWriter()
    {
    }

    public static string Response(OperationShape operation, string xmlNamespace, IShape response, string requestId)
    {
        var writer = new XmlFieldWriter();
        writer.xml.Append($"<{operation.Name}Response xmlns=\"{xmlNamespace}\">");
        if (operation.Wrapper is { } wrapper)
        {
            writer.xml.Append('<').Append(wrapper).Append('>');
            response.Write(writer);
            writer.xml.Append("</").Append(wrapper).Append('>');
        }
        else
        {
            response.Write(writer);
        }
        writer.xml.Append($"<ResponseMetadata><RequestId>{requestId}</RequestId></ResponseMetadata></{operation.Name}Response>");
        return writer.xml.ToString();
    }

    /// <param name="hasDetail">SQS says, too, that it has no more to say (recorded on AWS).</param>
    public static string Error(AwsError error, bool isServer, string xmlNamespace, string requestId, bool hasDetail = false)
    {
        var writer = new XmlFieldWriter();
        string type = isServer ? "Receiver" : "Sender";
        writer.xml.Append($"<ErrorResponse xmlns=\"{xmlNamespace}\"><Error><Type>{type}</Type><Code>{error.Code}</Code><Message>");
        writer.PutText(error.Message);
        writer.xml.Append($"</Message>{(hasDetail ? "<Detail/>" : "")}</Error><RequestId>{requestId}</RequestId></ErrorResponse>");
        return writer.xml.ToString();
    }

    protected override bool Begin(string member, bool isSet)
    {
        if (isSet)
        {
            Open(member);
        }
        return isSet;
    }

    protected override void End() => Close();

    protected override bool BeginList(string member, bool isSet, QueryNames names)
    {
        if (isSet)
        {
            Open(names.Flat is null ? member : null, names);
        }
        return isSet;
    }

    protected override void BeginItem(int index) => Open(open.Peek().Names.Flat ?? QueryNames.Item);

    protected override void EndItem() => Close();

    protected override void EndList(int count) => Close();

    protected override bool BeginMap(string member, bool isSet, QueryNames names) => BeginList(member, isSet, names);

    protected override void BeginEntry(int index, string key)
    {
        var names = open.Peek().Names;
        Open(names.Flat ?? QueryNames.Entry);
        Open(names.Key);
        PutText(key);
        Close();
        Open(names.Value);
    }

    protected override void EndEntry()
    {
        Close();
        Close();
    }

    protected override void EndMap(int count) => Close();

    protected override void PutShape(IShape value) => value.Write(this);

    protected override void PutText(string value)
    {
        foreach (char c in value)
        {
            _ = c switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                // A reader of XML would make a line feed of a carriage return; the other controls may not stand as they are.
                < ' ' and not ('\n' or '\t') => xml.Append(CultureInfo.InvariantCulture, $"&#x{(int)c:X};"),
                _ => xml.Append(c),
            };
        }
    }

    protected override void PutBoolean(bool value) => xml.Append(value ? "true" : "false");

    protected override void PutWhole(long value) => xml.Append(CultureInfo.InvariantCulture, $"{value}");

    protected override void PutDouble(double value) => xml.Append(value.ToString("R", CultureInfo.InvariantCulture));

    protected override void PutTimestamp(DateTimeOffset value) => xml.Append(AwsTime.Iso(value));

    protected override void PutBlob(ValueList<byte> value) => xml.Append(Convert.ToBase64String(value.AsSpan()));

    private void Open(string? element, QueryNames? names = null)
    {
        open.Push((element, names ?? QueryNames.Usual));
        if (element is not null)
        {
            xml.Append('<').Append(element).Append('>');
        }
    }

    private void Close()
    {
        if (open.Pop().Element is { } element)
        {
            xml.Append("</").Append(element).Append('>');
        }
    }
}
