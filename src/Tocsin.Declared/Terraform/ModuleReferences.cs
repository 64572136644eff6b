using Tocsin.Declared.Hcl;

namespace Tocsin.Declared.Terraform;

/// <summary>The references that stand in each thing a module declares, found once however often they are asked for.</summary>
internal sealed class ModuleReferences(Module module)
{
    private readonly Dictionary<string, IReadOnlyList<Traversal>> found = [];

    /// <param name="name">As the nodes of the graph are named within their module: <c>aws_sns_topic.alerts</c>, <c>local.x</c>,
    /// <c>output.y</c>, <c>provider.aws</c>, <c>module.m</c>.</param>
    public IReadOnlyList<Traversal> Of(string name) => found.TryGetValue(name, out var known) ? known : found[name] = In(name);

    private IReadOnlyList<Traversal> In(string name)
    {
        if (module.Resources.TryGetValue(name, out var resource))
        {
            return References.Of(resource.Block.Body, BodyEvaluation.Meta);
        }
        if (module.Providers.TryGetValue(name, out var provider))
        {
            return References.Of(provider.Body);
        }
        return name.Split('.', 2) switch
        {
            ["local", var local] => References.Of(module.Locals[local].Value),
            ["output", var output] => References.Of(module.Outputs[output].Body),
            ["module", var call] => References.Of(module.Calls[call].Body, "providers"),
            _ => [],
        };
    }
}
