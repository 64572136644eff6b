using Tocsin.Declared.Hcl;

namespace Tocsin.Declared.Terraform;

/// <summary>Every attribute name that any module asks anything for.</summary>
/// <remarks>
/// Nobody can list the attributes of a resource that is not modelled. But only those can matter that some expression names, so a resource's value has just these, unknown,
/// and every way of reaching them works: <c>x.arn</c>, <c>x[each.key].arn</c>, <c>values(x)[*].arn</c>.
/// </remarks>
internal sealed class AttributeNames : ExpressionVisitor
{
    private readonly HashSet<string> names = [];

    public static IReadOnlyCollection<string> AskedFor(IEnumerable<Module> modules)
    {
        var asked = new AttributeNames();
        foreach (var module in modules)
        {
            foreach (var block in module.Resources.Values.Select(r => r.Block).Concat(module.Outputs.Values).Concat(module.Calls.Values))
            {
                asked.Visit(block.Body);
            }
            foreach (var local in module.Locals.Values)
            {
                asked.Visit(local.Value);
            }
        }
        return asked.names;
    }

    protected override void OnReference(Traversal traversal, bool isBound)
    {
        foreach (var step in traversal.Steps.AsSpan())
        {
            if (step is TraversalStep.Attribute { Name: var attribute })
            {
                names.Add(attribute);
            }
            else if (step is TraversalStep.Key { Name: var key })
            {
                names.Add(key);
            }
        }
    }

    protected override void OnMember(string name) => names.Add(name);
}
