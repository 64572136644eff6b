namespace Tocsin.Declared.Hcl;

/// <summary>Finds what an expression depends on.</summary>
public static class References
{
    /// <summary>Every reference in the expression, in the order written; not to variables of its own <c>for</c>.</summary>
    public static IReadOnlyList<Traversal> Of(Expression expression) => In(v => v.Visit(expression));

    /// <summary>
    /// Every reference in the arguments of a body and the blocks in it, but for <paramref name="passedOver"/>, by name, directly in it.
    /// </summary>
    public static IReadOnlyList<Traversal> Of(Body body, params IReadOnlyCollection<string> passedOver) => In(visitor =>
    {
        foreach (var argument in body.Arguments.AsSpan())
        {
            if (!passedOver.Contains(argument.Name))
            {
                visitor.Visit(argument.Value);
            }
        }
        foreach (var block in body.Blocks.AsSpan())
        {
            if (!passedOver.Contains(block.Type))
            {
                visitor.Visit(block.Body);
            }
        }
    });

    private static List<Traversal> In(Action<ExpressionVisitor> visit)
    {
        var collector = new Collector();
        visit(collector);
        collector.Found.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return collector.Found;
    }

    private sealed class Collector : ExpressionVisitor
    {
        public List<Traversal> Found { get; } = [];

        protected override void OnReference(Traversal traversal, bool isBound)
        {
            if (!isBound)
            {
                Found.Add(traversal);
            }
        }
    }
}
