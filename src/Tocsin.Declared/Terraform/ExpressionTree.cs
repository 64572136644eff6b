using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;

namespace Tocsin.Declared.Terraform;

/// <summary>All the expressions inside a block or an expression.</summary>
internal static class ExpressionTree
{
    /// <summary>All that stands in a module's resources, data sources, locals, outputs and calls.</summary>
    public static IEnumerable<Expression> Of(Module module) =>
        module.Resources.Values.SelectMany(r => Of(r.Block.Body))
            .Concat(module.Locals.Values.Select(l => l.Value))
            .Concat(module.Outputs.Values.Concat(module.Calls.Values).SelectMany(b => Of(b.Body)));

    /// <summary>The values of the arguments of a body and of the blocks in it, but for <paramref name="passedOver"/>, by name, directly in it.</summary>
    public static IEnumerable<Expression> Of(Body body, params IReadOnlyCollection<string> passedOver) =>
        body.Arguments.Where(a => !passedOver.Contains(a.Name)).Select(a => a.Value)
            .Concat(body.Blocks.Where(b => !passedOver.Contains(b.Type)).SelectMany(b => Of(b.Body)));

    /// <summary>The expression and everything in it, in the order written.</summary>
    public static IEnumerable<Expression> Within(Expression root)
    {
        var open = new Stack<Expression>([root]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var inner in Inner(next).Reverse())
            {
                open.Push(inner);
            }
        }
    }

    private static IEnumerable<Expression> Inner(Expression expression) => expression switch
    {
        Expression.Template template => template.Parts.SelectMany(Inner),
        Expression.Member member => [member.Source],
        Expression.Index index => [index.Collection, index.Key],
        Expression.Splat splat => [splat.Source, splat.Each],
        Expression.Call call => call.Arguments,
        Expression.Tuple tuple => tuple.Items,
        Expression.Object o => o.Items.SelectMany(i => new[] { i.Key, i.Value }),
        Expression.ForTuple f => [f.For.Collection, f.Value, .. Maybe(f.Condition)],
        Expression.ForObject f => [f.For.Collection, f.Key, f.Value, .. Maybe(f.Condition)],
        Expression.Conditional conditional => [conditional.Condition, conditional.Then, conditional.Else],
        Expression.Unary unary => [unary.Operand],
        Expression.Binary binary => [binary.Left, binary.Right],
        Expression.Parentheses parentheses => [parentheses.Inner],
        _ => [],
    };

    private static IEnumerable<Expression> Inner(TemplatePart part) => part switch
    {
        TemplatePart.Interpolation i => [i.Value],
        TemplatePart.If i => [i.Condition, .. i.Then.SelectMany(Inner), .. i.Else.SelectMany(Inner)],
        TemplatePart.For f => [f.Introduction.Collection, .. f.Content.SelectMany(Inner)],
        _ => [],
    };

    private static IEnumerable<Expression> Maybe(Expression? expression) => expression is null ? [] : [expression];
}
