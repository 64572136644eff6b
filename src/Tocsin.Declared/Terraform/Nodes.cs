using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;

namespace Tocsin.Declared.Terraform;

/// <summary>What all modules declare as nodes of one graph, and what each refers to.</summary>
/// <remarks>
/// One graph, because two modules may need each other's outputs without a ring: only variables, outputs and resources can form one. A node
/// is named by its module's prefix and its name there; for a module with <c>for_each</c> it stands for that thing in every instance.
/// </remarks>
internal sealed class Nodes
{
    private readonly Dictionary<string, (ModuleNode Module, string Name)> nodes = [];

    public Nodes(ModuleNode root, Types types)
    {
        foreach (var module in root.All)
        {
            string[] declared = [.. DeclaredIn(module.Module, module)];
            var implied = declared.SelectMany(n => ReferencesOf(module, n))
                .Where(r => r.StartsWith(module.Prefix, StringComparison.Ordinal)).Select(r => r[module.Prefix.Length..])
                .Where(r => ImpliedData(r) is { } type && types.Data.ContainsKey(type) && !module.Module.Resources.ContainsKey(r))
                    .Distinct().ToArray();
            foreach (string name in declared.Concat(implied))
            {
                nodes.Add(module.Prefix + name, (module, name));
            }
        }
    }

    public IReadOnlyList<string> Names => [.. nodes.Keys];

    /// <summary>The module a node belongs to, and its name there.</summary>
    public (ModuleNode Module, string Name) this[string node] => nodes[node];

    /// <summary>
    /// The type of a data source that takes no arguments, so that a reference says all there is to know of it even where the block was
    /// forgotten; else null.
    /// </summary>
    public static string? ImpliedData(string name) =>
        name.Split('.') is ["data", ("aws_caller_identity" or "aws_region" or "aws_partition") and var type, _] ? type : null;

    /// <summary>The provider configuration a resource belongs to.</summary>
    public static string ProviderOf(DeclaredResource resource) =>
        resource.Block.Body["provider"]?.Value is { } named ? Module.ProviderKey(named) : $"provider.{resource.Type.Split('_')[0]}";

    /// <summary>The nodes that a node refers to; there may be none of that name.</summary>
    public IEnumerable<string> ReferencesOf(string node)
    {
        var (module, name) = nodes[node];
        return ReferencesOf(module, name);
    }

    private static IEnumerable<string> DeclaredIn(Module module, ModuleNode node) =>
    [
        .. module.Providers.Keys, .. module.Variables.Keys.Select(v => $"var.{v}"), .. module.Locals.Keys.Select(l => $"local.{l}"),
        .. module.Resources.Keys,
        .. node.Below.Keys.Select(c => $"module.{c}"), .. module.Outputs.Keys.Select(o => $"output.{o}"),
    ];

    private static IEnumerable<string> ReferencesOf(ModuleNode node, string name)
    {
        var own = OwnReferences(node, name);
        // Everything in a module comes after it is known how often the module is there.
        return node.Above is { } above ? own.Append($"{above.Prefix}module.{node.Path[^1]}") : own;
    }

    private static IEnumerable<string> OwnReferences(ModuleNode node, string name)
    {
        var module = node.Module;
        if (module.Resources.TryGetValue(name, out var resource))
        {
            return Referred(node, module.References.Of(name)).Concat(Provider(node, ProviderOf(resource)));
        }
        if (module.Providers.TryGetValue(name, out var provider))
        {
            return Referred(node, module.References.Of(name));
        }
        return name.Split('.', 2) switch
        {
            ["local" or "output", _] => Referred(node, module.References.Of(name)),
            ["var", var variable] =>
                node is { Above: { } above, Call: { } call } && call.Body[variable] is { } given
                    ? Referred(above, References.Of(given.Value))
                    : [],
            ["module", var called] =>
                new[] { "count", "for_each" }.Select(a => module.Calls[called].Body[a]?.Value).OfType<Expression>()
                    .SelectMany(e => Referred(node, References.Of(e))),
            _ => Provider(node, ProviderSettings.Default),
        };
    }

    private static IEnumerable<string> Referred(ModuleNode node, IEnumerable<Traversal> traversals) =>
        traversals.SelectMany(t => Referred(node, t));

    private static IEnumerable<string> Referred(ModuleNode node, Traversal traversal)
    {
        if (NodeName.Of(traversal)?.Name is not { } name)
        {
            return [];
        }
        if (traversal.Root != "module")
        {
            return [node.Prefix + name];
        }
        if (!node.Below.TryGetValue(traversal.NameAt(0)!, out var called))
        {
            return [];
        }
        var output = traversal.Steps.AsEnumerable().Skip(1).OfType<TraversalStep.Attribute>().FirstOrDefault();
        IEnumerable<string> outputs = output is null ? called.Module.Outputs.Keys : [output.Name];
        return outputs.Select(o => $"{called.Prefix}output.{o}").Prepend(node.Prefix + name);
    }

    /// <summary>The node of a provider configuration: where it is declared, or where the one is that a caller passes.</summary>
    private static IEnumerable<string> Provider(ModuleNode node, string provider)
    {
        while (!node.Module.Providers.ContainsKey(provider))
        {
            if (node is not { Above: { } above, Call: { } call })
            {
                return [];
            }
            provider = Module.PassedBy(call).GetValueOrDefault(provider, provider);
            node = above;
        }
        return [node.Prefix + provider];
    }
}
