using System.Xml;
using Tocsin.Aws;

namespace Tocsin.Wire;

/// <summary>Reads answers of the query protocol, as <see cref="XmlFieldWriter"/> writes them.</summary>
/// <remarks>
/// An element without content is an empty text, list, map or structure, by the member's type. A flattened collection that is empty
/// leaves no trace: it reads as not sent.
/// </remarks>
public sealed class XmlFieldReader : TreeFieldReader
{
    private XmlFieldReader(FieldNode root)
        : base(root)
    {
    }

    public static Result<T> Response<T>(OperationShape operation, string xml)
        where T : class, IShape<T>
    {
        FieldNode document;
        try
        {
            document = Parse(xml);
        }
        catch (XmlException error)
        {
            return new AwsError("SerializationException", error.Message);
        }
        var result = document.Find($"{operation.Name}Response");
        result = operation.Wrapper is { } wrapper ? result?.Find(wrapper) : result;
        return result is null
            ? new AwsError("SerializationException", $"no answer to {operation.Name}")
            : new XmlFieldReader(result).Read<T>();
    }

    private protected override AwsError Malformed(string text, string type) =>
        new("SerializationException", $"'{text}' is not a valid {type}");

    private protected override List<FieldNode>? Items(FieldNode structure, string member, string item, string? flat)
    {
        if (flat is not null)
        {
            var all = structure.FindAll(flat);
            return all.Count == 0 ? null : all;
        }
        return structure.Find(member)?.FindAll(item);
    }

    private static FieldNode Parse(string xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        var open = new Stack<FieldNode>();
        var root = new FieldNode("");
        open.Push(root);
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when open.Count > Limits.XmlDepth:
                    throw new XmlException($"elements nest deeper than {Limits.XmlDepth}");
                case XmlNodeType.Element:
                    var element = new FieldNode(reader.LocalName);
                    open.Peek().Add(element);
                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    open.Peek().Text += reader.Value;
                    break;
            }
        }
        return root;
    }
}
