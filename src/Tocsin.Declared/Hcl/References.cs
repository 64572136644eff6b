using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Finds what an expression depends on.</summary>
public static class References
{
    /// <summary>Every reference in the expression, in the order written; not to variables of its own <c>for</c>.</summary>
    public static IReadOnlyList<Traversal> Of(Expression expression)
    {
        var found = new List<Traversal>();
        // A stack, not recursion: a chain of operators is as deep as it is long.
        var pending = new Stack<(Expression Expression, ValueList<string> Bound)>([(expression, [])]);
        while (pending.TryPop(out var at))
        {
            if (at.Expression is Expression.Reference reference && !at.Bound.Contains(reference.Traversal.Root))
            {
                found.Add(reference.Traversal);
            }
            foreach (var (inner, bound) in PartsOf(at.Expression, at.Bound))
            {
                pending.Push((inner, bound));
            }
        }
        found.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return found;
    }

    private static IEnumerable<(Expression, ValueList<string>)> PartsOf(Expression expression, ValueList<string> bound) => expression switch
    {
        Expression.Template template => template.Parts.AsEnumerable().SelectMany(p => PartsOf(p, bound)),
        Expression.Member member => [(member.Source, bound)],
        Expression.Index index => [(index.Collection, bound), (index.Key, bound)],
        Expression.Splat splat => [(splat.Source, bound), (splat.Each, bound)],
        Expression.Call call => call.Arguments.Select(a => (a, bound)),
        Expression.Tuple tuple => tuple.Items.Select(i => (i, bound)),
        Expression.Object o => o.Items.AsEnumerable().SelectMany(i => new[] { (i.Key, bound), (i.Value, bound) }),
        Expression.ForTuple each => PartsOf(each.For, bound, each.Value, each.Condition),
        Expression.ForObject each => PartsOf(each.For, bound, each.Key, each.Value, each.Condition),
        Expression.Conditional choice => [(choice.Condition, bound), (choice.Then, bound), (choice.Else, bound)],
        Expression.Unary unary => [(unary.Operand, bound)],
        Expression.Binary binary => [(binary.Left, bound), (binary.Right, bound)],
        Expression.Parentheses parentheses => [(parentheses.Inner, bound)],
        _ => [],
    };

    private static IEnumerable<(Expression, ValueList<string>)> PartsOf(ForIntroduction introduction, ValueList<string> bound,
        params Expression?[] inner) =>
        inner.OfType<Expression>().Select(e => (e, Bind(introduction, bound))).Prepend((introduction.Collection, bound));

    private static IEnumerable<(Expression, ValueList<string>)> PartsOf(TemplatePart part, ValueList<string> bound) => part switch
    {
        TemplatePart.Interpolation interpolation => [(interpolation.Value, bound)],
        TemplatePart.If choice => choice.Then.Concat(choice.Else).SelectMany(p => PartsOf(p, bound)).Prepend((choice.Condition, bound)),
        TemplatePart.For each => each.Content.AsEnumerable().SelectMany(p => PartsOf(p, Bind(each.Introduction, bound)))
            .Prepend((each.Introduction.Collection, bound)),
        _ => [],
    };

    private static ValueList<string> Bind(ForIntroduction introduction, ValueList<string> bound) =>
        bound.AddRange(introduction.KeyName is { } key ? [key, introduction.ValueName] : [introduction.ValueName]);
}
