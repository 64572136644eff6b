using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;

namespace Tocsin.Declared.Terraform;

/// <summary>Every attribute name that a module asks anything for.</summary>
/// <remarks>
/// Nobody can list the attributes of a resource that is not modelled. But only those can matter that some expression names, so a resource's value has just these, unknown,
/// and every way of reaching them works: <c>x.arn</c>, <c>x[each.key].arn</c>, <c>values(x)[*].arn</c>. A name that stands in a reference to a resource is asked of that resource alone: if all had
/// all names, many resources with many names would take memory by the square.
/// </remarks>
internal sealed class AttributeNames
{
    private readonly Dictionary<string, HashSet<string>> ofResources = [];
    private readonly HashSet<string> ofAnything = [];

    public AttributeNames(Module module)
    {
        foreach (var expression in module.Resources.Values.SelectMany(r => ExpressionTree.Of(r.Block.Body)).Concat(module.Locals.Values.Select(l => l.Value)).SelectMany(ExpressionTree.Within))
        {
            if (expression is Expression.Member member)
            {
                ofAnything.Add(member.Name);
            }
            else if (expression is Expression.Reference { Traversal: var traversal })
            {
                var node = NodeName.Of(traversal);
                bool isResource = node is { } name && module.Resources.ContainsKey(name.Name);
                SetOf(isResource ? node!.Value.Name : null).UnionWith(traversal.Steps.AsEnumerable().Skip(isResource ? node!.Value.Steps : 0).Select(NameOf).OfType<string>());
            }
        }
    }

    /// <param name="node">The resource's name without the key of an instance.</param>
    public IEnumerable<string> AskedOf(string node) => ofResources.TryGetValue(node, out var own) ? own.Union(ofAnything) : ofAnything;

    private HashSet<string> SetOf(string? node)
    {
        if (node is null)
        {
            return ofAnything;
        }
        if (!ofResources.TryGetValue(node, out var names))
        {
            ofResources[node] = names = [];
        }
        return names;
    }

    private static string? NameOf(TraversalStep step) => (step as TraversalStep.Attribute)?.Name ?? (step as TraversalStep.Key)?.Name;
}
