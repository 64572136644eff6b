using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>
/// A template that is the value of an argument: read from a file, written out, or made of a structure; each part keeps the place it was
/// written at.
/// </summary>
internal sealed class EmbeddedTemplate(Value.String text)
{
    /// <summary>Null, with findings when it is no template, and without when it is not known.</summary>
    public static Template? Read(Value body, string name, Findings findings)
    {
        if (body is not Value.String text || (text.Encoded is null && Unknown.In(text.Text)))
        {
            return null;
        }
        if (text.Text.Length > Limits.BodyCharacters)
        {
            findings.Error(
                FindingCode.InvalidArgument, text.Origin, $"The template_body of {name} is longer than {Limits.BodyCharacters} bytes; "
                    + $"CloudFormation refuses it.", "template_url, with the template in a bucket");
            return null;
        }
        if (text.Encoded is { } structure)
        {
            var where = text.Origin ?? SourceReader.Nowhere(name);
            return Of(structure, where, 0) is Node.Mapping made ? Template.Of(where.Source, made, findings) : null;
        }
        var embedded = new EmbeddedTemplate(text);
        var own = new Findings();
        var read = Template.ReadNode(new SourceText(name, text.Text), own);
        findings.AddRange(own.All.AsEnumerable().Select(f => f with { Where = f.Where is { } span ? embedded.Moved(span) : null }));
        var source = text.LocateOffset(0)?.Source ?? new SourceText(name, text.Text);
        return read is Node.Mapping root ? Template.Of(source, (Node.Mapping)embedded.Moved(root), findings) : null;
    }

    private Node Moved(Node node) => node switch
    {
        Node.Mapping mapping =>
            new Node.Mapping([.. mapping.Members.Select(m => new Member(m.Key, Moved(m.KeyWhere), Moved(m.Value)))], Moved(node.Where)),
        Node.Sequence sequence => new Node.Sequence([.. sequence.Items.Select(Moved)], Moved(node.Where)),
        Node.Scalar { Value: Value.String written } => new Node.Scalar(
            written with { Origin = Moved(node.Where), Segments = written.Segments.Select(s => s with { Source = Moved(s.Source) })
                .ToValueList() }, Moved(node.Where)),
        Node.Scalar scalar => new Node.Scalar(scalar.Value with { Origin = Moved(node.Where) }, Moved(node.Where)),
        _ => node,
    };

    private Span Moved(Span span) => text.LocateOffset(span.Start, Math.Max(1, span.Length)) ?? text.Origin ?? span;

    private static Node? Of(Value value, Span around, int depth)
    {
        var where = value.Origin ?? around;
        if (depth > Bounds.Depth)
        {
            return null;
        }
        if (value.Members is { } members)
        {
            return new Node.Mapping(
                [.. members.AsEnumerable().Select(m => (m.Key, Node: Of(m.Value, where, depth + 1))).Where(m => m.Node is not null)
                    .Select(m => new Member(m.Key, m.Node!.Where, m.Node))],
                where);
        }
        return value.Elements is { } items
            ? new Node.Sequence([.. items.AsEnumerable().Select(i => Of(i, where, depth + 1)).OfType<Node>()], where)
            : new Node.Scalar(value with { Origin = where }, where);
    }
}
