using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Reads HCL's JSON syntax, <c>.tf.json</c>, into the same tree as the native syntax.</summary>
/// <remarks>
/// https://github.com/hashicorp/hcl/blob/main/json/spec.md and https://developer.hashicorp.com/terraform/language/syntax/json. JSON does
/// not say whether a member is an argument or a nested block. The kinds of blocks that Terraform knows by itself are blocks here already;
/// whatever else is written becomes an <see cref="Argument"/> with <see cref="Argument.IsJson"/>, and
/// <see cref="JsonBlocks"/> makes blocks of it once the provider's schema says so. Strings are templates; in some places Terraform takes
/// them for an expression or for plain text.
/// </remarks>
internal sealed class JsonSyntax(SourceText source)
{
    private readonly List<Finding> findings = [];

    /// <param name="kinds">What is a block at the top of the file.</param>
    public static Parsed<Body> ParseFile(SourceText source, JsonBlockKinds kinds)
    {
        var reader = new JsonSyntax(source);
        var whole = new Span(source, 0, source.Text.Length);
        if (!JsonParser.TryParse(source.Text, out var json, out var error))
        {
            reader.Report(new Span(source, error.Offset, error.Offset), $"{source.Path} is not JSON: {error.Message}.", null);
            return new Parsed<Body>(new Body(whole, [], []), reader.findings.ToValueList());
        }
        var content = new Content();
        reader.ReadBody(json, kinds, content, 0);
        return new Parsed<Body>(content.ToBody(whole), reader.findings.ToValueList());
    }

    /// <summary>The members of an object, or of all objects in an array, as the arguments and blocks of one body.</summary>
    private void ReadBody(JsonValue json, JsonBlockKinds kinds, Content into, int depth)
    {
        foreach (var member in Objects(json, "a body").SelectMany(o => o.Members.AsEnumerable()))
        {
            if (member.Name == "//")
            {
                continue;
            }
            var name = NameSpan(member);
            if (kinds.Blocks.TryGetValue(member.Name, out var kind))
            {
                ReadBlocks(new Heading(name, name, member.Name, []), kind, kind.Labels, member.Value, into, depth + 1);
            }
            else if (member.Value is not JsonValue.Null)
            {
                var use = kinds.Expressions.GetValueOrDefault(member.Name);
                into.Add(
                    new Argument(name.To(SpanOf(member.Value)), member.Name, name, Read(member.Value, use, depth + 1)) { IsJson = true },
                    this);
            }
        }
    }

    private void ReadBlocks(Heading heading, JsonBlockKind kind, int labels, JsonValue json, Content into, int depth)
    {
        if (depth > Limits.Nesting)
        {
            Report(SpanOf(json), $"This is nested more than {Limits.Nesting} levels deep, which Tocsin does not read.", null);
        }
        else if (labels > 0)
        {
            foreach (var member in Objects(json, $"an object with the names of {heading.Type} "
                    + $"blocks").SelectMany(o => o.Members.AsEnumerable()).Where(m => m.Name != "//"))
            {
                var label = NameSpan(member);
                ReadBlocks(
                    heading with { Header = label, Labels = heading.Labels.Add(new BlockLabel(label, member.Name)) }, kind, labels - 1,
                    member.Value, into, depth + 1);
            }
        }
        else
        {
            foreach (var body in Objects(json, $"the object of a {heading.Type} block"))
            {
                var content = new Content();
                ReadBody(body, kind.Inner, content, depth + 1);
                var span = SpanOf(body);
                into.Blocks.Add(new Block(heading.Start.To(span), heading.Header, heading.Type, heading.Labels, content.ToBody(span)));
            }
        }
    }

    private Expression Read(JsonValue json, JsonStrings use, int depth)
    {
        var span = SpanOf(json);
        if (depth > Limits.Nesting)
        {
            Report(span, $"This is nested more than {Limits.Nesting} levels deep, which Tocsin does not read.", null);
            return new Expression.Invalid(span);
        }
        return json switch
        {
            JsonValue.Object o => new Expression.Object(span, o.Members.AsEnumerable().Select(m => new ObjectItem(
                Text(m.Name, m.NameStart, use == JsonStrings.Expression ? JsonStrings.Literal : use), Read(m.Value, use, depth + 1)))
                    .ToValueList()),
            JsonValue.Array a => new Expression.Tuple(span, a.Items.AsEnumerable().Select(i => Read(i, use, depth + 1)).ToValueList()),
            JsonValue.String s => Text(s.Value, json.Start, use),
            JsonValue.Number n => NumberOf(n.Text, span),
            JsonValue.Boolean b => new Expression.Boolean(span, b.Value),
            _ => new Expression.Null(span),
        };
    }

    private static Expression NumberOf(string digits, Span span) => digits.StartsWith('-')
        ? new Expression.Unary(span, Values.UnaryOperator.Negate, new Expression.Number(span with { Start = span.Start + 1 }, digits[1..]))
        : new Expression.Number(span, digits);

    private Expression Text(string value, int start, JsonStrings use)
    {
        var span = new Span(source, start, EscapedText.EndOf(source, start));
        if (use == JsonStrings.Literal)
        {
            return new Expression.Template(span, [new TemplatePart.Text(span, [new TextRun(value, span)])]);
        }
        var text = new EscapedText(source, start, value);
        if (use == JsonStrings.Expression)
        {
            var expression = HclParser.ParseExpression(source, text);
            findings.AddRange(expression.Findings);
            return expression.Value;
        }
        var template = HclParser.ParseTemplate(source, text);
        findings.AddRange(template.Findings);
        return template.Value with { Span = span };
    }

    /// <summary>One object, or those of an array; null is none.</summary>
    private IEnumerable<JsonValue.Object> Objects(JsonValue json, string what)
    {
        foreach (var item in json is JsonValue.Array array ? array.Items.AsEnumerable() : [json])
        {
            if (item is JsonValue.Object o)
            {
                yield return o;
            }
            else if (item is not JsonValue.Null)
            {
                Report(SpanOf(item), $"Here {what} is expected, or an array of such.", "{ ... }");
            }
        }
    }

    private void Report(Span where, string message, string? write)
    {
        if (findings.Count < Limits.Findings)
        {
            findings.Add(new Finding(FindingCode.InvalidSyntax, Severity.Error, where, message, write));
        }
    }

    private Span SpanOf(JsonValue json) => new(source, json.Start, json.End);

    private Span NameSpan(JsonMember member) => new(source, member.NameStart, EscapedText.EndOf(source, member.NameStart));

    private sealed record Heading(Span Start, Span Header, string Type, ValueList<BlockLabel> Labels);

    private sealed class Content
    {
        private readonly Dictionary<string, Argument> arguments = new(StringComparer.Ordinal);

        public List<Block> Blocks { get; } = [];

        public void Add(Argument argument, JsonSyntax reader)
        {
            if (!arguments.TryAdd(argument.Name, argument))
            {
                reader.Report(argument.NameSpan, $"The argument {argument.Name} is given twice; the first counts here.", "one of them");
            }
        }

        public Body ToBody(Span span) => new(span, arguments.Values.ToValueList(), Blocks.ToValueList());
    }
}

/// <summary>What Terraform itself knows of a body that is written in JSON.</summary>
/// <param name="Blocks">The members that are blocks.</param>
/// <param name="Expressions">Arguments whose strings are no templates.</param>
internal sealed record JsonBlockKinds(
    IReadOnlyDictionary<string, JsonBlockKind> Blocks, IReadOnlyDictionary<string, JsonStrings> Expressions);

/// <param name="Labels">How many objects inside one another name the block before its body comes.</param>
internal sealed record JsonBlockKind(int Labels, JsonBlockKinds Inner);

internal enum JsonStrings
{
    Template,

    /// <summary>A reference or a type constraint: <c>"aws.west"</c>, <c>"list(string)"</c>.</summary>
    Expression,

    /// <summary>Text, whatever stands in it.</summary>
    Literal,
}
