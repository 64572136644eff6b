using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Functions.Encodings;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tocsin.Declared.CloudFormation.Syntax;

/// <summary>Reads a YAML template, without recursion and within bounds.</summary>
internal sealed class YamlTemplate
{
    private const string Standard = "tag:yaml.org,2002:";

    private readonly SourceText source;
    private readonly Findings findings;
    private readonly Stack<Open> open = new();
    private readonly Dictionary<string, (Node? Node, int Nodes)> anchors = [];
    private int nodes;
    private bool toldOfAliases;

    private YamlTemplate(SourceText source, Findings findings)
    {
        this.source = source;
        this.findings = findings;
    }

    /// <summary>The template's root, or null with a finding.</summary>
    public static Node? Read(SourceText source, Findings findings)
    {
        try
        {
            return new YamlTemplate(source, findings).Read(new Parser(new StringReader(BlankLines.Emptied(source.Text))));
        }
        catch (YamlException e)
        {
            findings.Error(
                FindingCode.InvalidSyntax, SpanOf(source, e.Start, e.End),
                $"{source.Path} is not YAML: {(e.InnerException?.Message ?? e.Message).TrimEnd('.')}.");
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's parser throws it where text follows the end of a document.
            findings.Error(
                FindingCode.InvalidSyntax, new Span(source, 0, 0), $"{source.Path} is not YAML: something follows the end of its "
                    + $"document.");
            return null;
        }
    }

    private Node? Read(Parser parser)
    {
        while (parser.MoveNext())
        {
            var at = parser.Current!;
            var span = SpanOf(source, at.Start, at.End);
            Node? complete = null;
            switch (at)
            {
                case Scalar scalar:
                    complete = Tagged(scalar.Tag, ScalarOf(scalar, span));
                    Remember(scalar.Anchor, complete, 1);
                    break;
                case MappingStart or SequenceStart:
                    if (open.Count == Bounds.Depth)
                    {
                        return TooLarge(span, $"nests deeper than {Bounds.Depth}");
                    }
                    var start = (NodeEvent)at;
                    Remember(start.Anchor, null, 0);
                    open.Push(new Open(at is MappingStart, span, start.Tag, start.Anchor, nodes, []));
                    break;
                case MappingEnd or SequenceEnd:
                    complete = Close(open.Pop(), span);
                    break;
                case AnchorAlias alias:
                    complete = Alias(alias.Value.Value, span);
                    if (open.Count + complete.Depth > Bounds.Depth)
                    {
                        return TooLarge(span, $"nests deeper than {Bounds.Depth}");
                    }
                    break;
            }
            if (complete is null)
            {
                continue;
            }
            if (++nodes > Bounds.Nodes)
            {
                return TooLarge(span, $"has more than {Bounds.Nodes} values, those that an alias stands for counted again");
            }
            if (open.Count == 0)
            {
                return complete;
            }
            open.Peek().Children.Add(complete);
        }
        return null;
    }

    private Node.Scalar ScalarOf(Scalar scalar, Span span)
    {
        string text = source.Text;
        int start = span.Start;
        // The properties of a node, its tag and anchor, stand before it and belong to its span.
        while (start < span.End && text[start] is '!' or '&')
        {
            while (start < span.End && !char.IsWhiteSpace(text[start]))
            {
                start++;
            }
            while (start < span.End && char.IsWhiteSpace(text[start]))
            {
                start++;
            }
        }
        int end = span.End;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }
        var content = new Span(source, start, Math.Max(start, end));
        bool isText = scalar.Tag.IsEmpty || !scalar.Tag.Value.StartsWith(Standard, StringComparison.Ordinal)
            || scalar.Tag.Value is Standard + "str";
        Value value = scalar.Style == ScalarStyle.Plain && !(isText && !scalar.Tag.IsEmpty)
            ? PlainScalar.Resolve(scalar.Value)
            : Value.Of(scalar.Value);
        if (value is Value.String written)
        {
            int behind = text.IndexOf('\n', start, end - start);
            value = written with
            {
                Segments = scalar.Style switch
                {
                    ScalarStyle.DoubleQuoted => ScalarSegments.OfQuoted(scalar.Value, source, start, end),
                    ScalarStyle.Literal or ScalarStyle.Folded =>
                        behind < 0 ? [] : ScalarSegments.OfLines(scalar.Value, source, behind + 1, end),
                    ScalarStyle.SingleQuoted => ScalarSegments.OfLines(scalar.Value, source, start + 1, Math.Max(start + 1, end - 1)),
                    _ => ScalarSegments.OfLines(scalar.Value, source, start, end),
                },
            };
        }
        return new Node.Scalar(value with { Origin = content }, content);
    }

    private Node? Close(Open container, Span end)
    {
        var whole = container.Start.To(end);
        Node node = container.IsMapping
            ? new Node.Mapping(Members(container.Children), whole)
            : new Node.Sequence([.. container.Children], whole);
        var complete = Tagged(container.Tag, node);
        Remember(container.Anchor, complete, nodes - container.NodesBefore);
        return complete;
    }

    private List<Member> Members(List<Node> children)
    {
        var members = new List<Member>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i + 1 < children.Count; i += 2)
        {
            if (children[i] is Node.Scalar { Text: "<<" } && children[i + 1] is Node.Mapping merged)
            {
                members.InsertRange(0, merged.Members);
            }
            else if (children[i].AsText() is { } key)
            {
                if (!seen.Add(key))
                {
                    findings.Warning(
                        FindingCode.DuplicateDeclaration, children[i].Where, $"{key} is there twice; the last one "
                            + $"counts.", "one of the two");
                }
                members.Add(new Member(key, children[i].Where, children[i + 1]));
            }
            else
            {
                findings.Error(FindingCode.InvalidSyntax, children[i].Where, "A key of a template is a text.");
            }
        }
        return members;
    }

    /// <summary>The long form of a short tag: <c>!GetAtt Topic.TopicArn</c> is <c>Fn::GetAtt: [Topic, TopicArn]</c>.</summary>
    private Node Tagged(TagName tag, Node node)
    {
        if (tag.IsEmpty || tag.IsNonSpecific || tag.Value.StartsWith(Standard, StringComparison.Ordinal))
        {
            return node;
        }
        string name = tag.Value.TrimStart('!');
        string function = name is "Ref" or "Condition" ? name : $"Fn::{name}";
        if (!FunctionNames.All.Contains(function) && name != "Condition")
        {
            findings.Error(
                FindingCode.InvalidSyntax, node.Where, $"There is no tag {tag.Value}; CloudFormation refuses the template.",
                NearestName.Of(name, FunctionNames.All.Select(n => n.Replace("Fn::", "", StringComparison.Ordinal))) is { } near
                    ? $"!{near}" : null);
            return new Node.Scalar(new Value.Unknown([tag.Value]) { Origin = node.Where }, node.Where);
        }
        return new Node.Mapping([new Member(function, node.Where, node)], node.Where);
    }

    /// <summary>CloudFormation itself takes no aliases; tools that send a template there write them out first.</summary>
    private Node Alias(string anchor, Span span)
    {
        if (!anchors.TryGetValue(anchor, out var known) || known.Node is null)
        {
            findings.Error(FindingCode.InvalidSyntax, span, $"The alias *{anchor} refers to no anchor that is complete before it.");
            return new Node.Scalar(new Value.Null { Origin = span }, span);
        }
        if (!toldOfAliases)
        {
            toldOfAliases = true;
            findings.Warning(
                FindingCode.InvalidSyntax, span,
                "CloudFormation refuses YAML aliases; only a tool that writes them out before it sends the template, such as sam, "
                    + "makes one of this.",
                "the value itself");
        }
        nodes += known.Nodes;
        return known.Node;
    }

    private void Remember(AnchorName anchor, Node? node, int count)
    {
        if (!anchor.IsEmpty)
        {
            anchors[anchor.Value] = (node, count);
        }
    }

    private Node? TooLarge(Span where, string why)
    {
        findings.Error(FindingCode.TooLarge, where, $"{source.Path} {why}; it is not read further.");
        return null;
    }

    private static Span SpanOf(SourceText source, Mark start, Mark end)
    {
        int from = (int)Math.Clamp(start.Index, 0, source.Text.Length);
        return new Span(source, from, (int)Math.Clamp(end.Index, from, source.Text.Length));
    }

    private sealed record Open(bool IsMapping, Span Start, TagName Tag, AnchorName Anchor, int NodesBefore, List<Node> Children);
}
