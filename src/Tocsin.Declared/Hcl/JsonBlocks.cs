using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Makes nested blocks of arguments that were written in JSON, where the schema has blocks of that name.</summary>
internal static class JsonBlocks
{
    /// <summary>The body with those of its arguments as blocks.</summary>
    public static Body Settle(Body body, Func<string, bool> isBlock)
    {
        var settled = body.Arguments.Where(a => a.IsJson && isBlock(a.Name) && Of(a.Name, a.NameSpan, [], a.Value) is not null).ToList();
        return settled.Count == 0 ? body : body with
        {
            Arguments = body.Arguments.Where(a => !settled.Contains(a)).ToValueList(),
            Blocks = body.Blocks.AddRange(settled.SelectMany(a => Of(a.Name, a.NameSpan, [], a.Value)!)),
        };
    }

    /// <summary>The names that dynamic blocks inside an argument bind, as far down as there are any.</summary>
    public static IEnumerable<string> IteratorsIn(Expression value) => value switch
    {
        Expression.Tuple tuple => tuple.Items.SelectMany(IteratorsIn),
        Expression.Object o => o.Items.AsEnumerable().SelectMany(i => IteratorsIn(i.Value)).Concat(
            o.Items.AsEnumerable().Where(i => NameOf(i.Key) == "dynamic").Select(i => i.Value).OfType<Expression.Object>()
                .SelectMany(d => d.Items.AsEnumerable()).SelectMany(Bound)),
        _ => [],
    };

    private static IEnumerable<string> Bound(ObjectItem dynamic) =>
        (dynamic.Value as Expression.Object)?.Items.FirstOrDefault(i =>
            NameOf(i.Key) == "iterator")?.Value is Expression.Template { Literal: { } name }
            ? [NameOf(dynamic.Key) ?? "", name]
            : [NameOf(dynamic.Key) ?? ""];

    /// <summary>An object is a block, an array of objects are as many; null when it is neither.</summary>
    private static IEnumerable<Block>? Of(string type, Span header, ValueList<BlockLabel> labels, Expression value) => value switch
    {
        Expression.Object o => [new Block(header.To(o.Span), header, type, labels, BodyOf(o))],
        Expression.Tuple tuple when tuple.Items.All(i => i is Expression.Object) =>
            tuple.Items.AsEnumerable().SelectMany(i => Of(type, i.Span with { End = i.Span.Start + 1 }, labels, i)!),
        Expression.Null => [],
        _ => null,
    };

    private static Body BodyOf(Expression.Object o)
    {
        var arguments = new List<Argument>();
        var blocks = new List<Block>();
        foreach (var item in o.Items)
        {
            string? name = NameOf(item.Key);
            if (name == "dynamic" && item.Value is Expression.Object or Expression.Tuple)
            {
                blocks.AddRange(Dynamics(item.Value));
            }
            else if (name is not (null or "//") && item.Value is not Expression.Null)
            {
                arguments.Add(new Argument(item.Key.Span.To(item.Value.Span), name, item.Key.Span, item.Value) { IsJson = true });
            }
        }
        return new Body(o.Span, arguments.ToValueList(), blocks.ToValueList());
    }

    private static IEnumerable<Block> Dynamics(Expression value) => value switch
    {
        Expression.Tuple tuple => tuple.Items.SelectMany(Dynamics),
        Expression.Object o =>
            o.Items.AsEnumerable().SelectMany(
                i => Of("dynamic", i.Key.Span, [new BlockLabel(i.Key.Span, NameOf(i.Key) ?? "")], i.Value) ?? [])
            .Select(b => b with { Body = Settle(b.Body, name => name == "content") }),
        _ => [],
    };

    private static string? NameOf(Expression key) => (key as Expression.Template)?.Literal;
}
