using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>JSON as an expression of literals, with its places.</summary>
internal static class JsonExpression
{
    public static Expression Of(JsonValue json, SourceText source)
    {
        var span = new Span(source, json.Start, json.End);
        return json switch
        {
            JsonValue.Object o =>
                new Expression.Object(
                    span,
                    o.Members.AsEnumerable()
                        .Select(m => new ObjectItem(Text(m.Name, new Span(source, m.NameStart, m.NameStart)), Of(m.Value, source)))
                            .ToValueList()),
            JsonValue.Array a => new Expression.Tuple(span, a.Items.AsEnumerable().Select(i => Of(i, source)).ToValueList()),
            JsonValue.String s => Text(s.Value, span),
            JsonValue.Number n => new Expression.Number(span, n.Text),
            JsonValue.Boolean b => new Expression.Boolean(span, b.Value),
            _ => new Expression.Null(span),
        };
    }

    private static Expression.Template Text(string text, Span span) => new(span, [new TemplatePart.Text(span, [new TextRun(text, span)])]);
}
