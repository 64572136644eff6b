using Tocsin.Declared.Hcl;

namespace Tocsin.Declared.Terraform;

/// <summary>Every attribute name that the modules ask anything for.</summary>
/// <remarks>
/// Nobody can list the attributes of a resource that is not modelled. But only those can matter that some expression names, so a resource's
/// value has just these, unknown, and every way of reaching them works: <c>x.arn</c>, <c>x[each.key].arn</c>, <c>values(x)[*].arn</c>. A
/// name that stands in a reference to a resource is asked of that resource alone: if all had all names, many resources with many names
/// would take memory by the square.
/// </remarks>
internal sealed class AttributeNames
{
    private readonly Dictionary<(Module, string), HashSet<string>> ofResources = [];
    private readonly HashSet<string> ofAnything = [];

    public AttributeNames(IEnumerable<Module> modules)
    {
        foreach (var module in modules)
        {
            var collector = new Collector(this, module);
            foreach (var block in module.Resources.Values.Select(r => r.Block).Concat(module.Outputs.Values).Concat(module.Calls.Values)
                .Concat(module.Providers.Values).Concat(module.Variables.Values))
            {
                collector.Visit(block.Body);
            }
            foreach (var local in module.Locals.Values)
            {
                collector.Visit(local.Value);
            }
        }
    }

    /// <param name="node">The resource's name in its module, without the key of an instance.</param>
    public IReadOnlyCollection<string> AskedOf(Module module, string node) =>
        ofResources.TryGetValue((module, node), out var own) ? [.. own.Union(ofAnything)] : ofAnything;

    private sealed class Collector(AttributeNames names, Module module) : ExpressionVisitor
    {
        protected override void OnReference(Traversal traversal, bool isBound)
        {
            var (into, skip) = !isBound && NodeName.Of(traversal) is var (node, steps) && module.Resources.ContainsKey(node)
                ? (OfResource(node), steps)
                : (names.ofAnything, 0);
            foreach (var step in traversal.Steps.AsSpan()[skip..])
            {
                if (step is TraversalStep.Attribute { Name: var attribute })
                {
                    into.Add(attribute);
                }
                else if (step is TraversalStep.Key { Name: var key })
                {
                    into.Add(key);
                }
            }
        }

        protected override void OnMember(string name) => names.ofAnything.Add(name);

        private HashSet<string> OfResource(string node)
        {
            if (!names.ofResources.TryGetValue((module, node), out var own))
            {
                names.ofResources[(module, node)] = own = [];
            }
            return own;
        }
    }
}
