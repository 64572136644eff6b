using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;

namespace Tocsin.Declared.Terraform;

/// <summary>Every attribute name that any module asks anything for.</summary>
/// <remarks>
/// Nobody can list the attributes of a resource that is not modelled. But only those can matter that some expression names, so a resource's value has just these, unknown,
/// and every way of reaching them works: <c>x.arn</c>, <c>x[each.key].arn</c>, <c>values(x)[*].arn</c>.
/// </remarks>
internal static class AttributeNames
{
    public static IReadOnlyList<string> AskedFor(IEnumerable<Module> modules) =>
    [
        .. modules.SelectMany(ExpressionTree.Of).SelectMany(ExpressionTree.Within).SelectMany(In).Distinct(),
    ];

    private static IEnumerable<string> In(Expression expression) => expression switch
    {
        Expression.Reference reference => reference.Traversal.Steps.AsEnumerable().Select(s => (s as TraversalStep.Attribute)?.Name ?? (s as TraversalStep.Key)?.Name).OfType<string>(),
        Expression.Member member => [member.Name],
        _ => [],
    };
}
