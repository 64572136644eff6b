using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation.Syntax;

/// <summary>Reads a template in JSON.</summary>
internal sealed class JsonTemplate(SourceText source, Findings findings)
{
    private int nodes;

    /// <summary>The template's root, or null with a finding.</summary>
    public static Node? Read(SourceText source, Findings findings)
    {
        if (JsonParser.TryParse(source.Text, out var json, out var error))
        {
            return new JsonTemplate(source, findings).Of(json, 0);
        }
        findings.Error(
            FindingCode.InvalidSyntax, new Span(source, error.Offset, error.Offset), $"{source.Path} is not JSON: {error.Message}.");
        return null;
    }

    private Node? Of(JsonValue json, int depth)
    {
        var span = new Span(source, json.Start, json.End);
        if (depth > Bounds.Depth || ++nodes > Bounds.Nodes)
        {
            findings.Error(
                FindingCode.TooLarge, span, $"{source.Path} "
                    + $"{(depth > Bounds.Depth ? $"nests deeper than {Bounds.Depth}" : $"has more than {Bounds.Nodes} values")}; it is "
                        + $"not read further.");
            return null;
        }
        switch (json)
        {
            case JsonValue.Object o:
                var members = new List<Member>(o.Members.Count);
                foreach (var member in o.Members)
                {
                    if (Of(member.Value, depth + 1) is not { } value)
                    {
                        return null;
                    }
                    members.Add(
                        new Member(member.Name, new Span(source, member.NameStart, member.NameStart + member.Name.Length + 2), value));
                }
                return new Node.Mapping(members, span);
            case JsonValue.Array array:
                var items = new List<Node>(array.Items.Count);
                foreach (var item in array.Items)
                {
                    if (Of(item, depth + 1) is not { } value)
                    {
                        return null;
                    }
                    items.Add(value);
                }
                return new Node.Sequence([.. items], span);
            default:
                return new Node.Scalar(Scalar(json, span) with { Origin = span }, span);
        }
    }

    private Value Scalar(JsonValue json, Span span) => json switch
    {
        JsonValue.String s => new Value.String(s.Value) { Segments = ScalarSegments.OfQuoted(s.Value, source, span.Start, span.End) },
        JsonValue.Number n => PlainScalar.Number(n.Text),
        JsonValue.Boolean b => Value.Of(b.Value),
        _ => new Value.Null(),
    };
}
