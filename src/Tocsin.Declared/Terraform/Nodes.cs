using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;

namespace Tocsin.Declared.Terraform;

/// <summary>What a module declares as nodes of a graph, and what each refers to.</summary>
internal sealed class Nodes
{
    private readonly Module module;
    private readonly Dictionary<string, Block> providers;

    public Nodes(Module module, Types types)
    {
        this.module = module;
        providers = module.Providers.ToDictionary(Module.ProviderKey);
        string[] declared =
        [
            .. providers.Keys, .. module.Variables.Keys.Select(v => $"var.{v}"), .. module.Locals.Keys.Select(l => $"local.{l}"), .. module.Resources.Keys,
        ];
        Names = [.. declared, .. declared.SelectMany(ReferencesOf).Where(r => ImpliedData(r) is { } type && types.Data.ContainsKey(type) && !module.Resources.ContainsKey(r)).Distinct()];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The type of a data source that takes no arguments, so that a reference says all there is to know of it even where the block was forgotten; else null.</summary>
    public static string? ImpliedData(string node) =>
        node.Split('.') is ["data", ("aws_caller_identity" or "aws_region" or "aws_partition") and var type, _] ? type : null;

    /// <summary>The provider configuration a resource belongs to.</summary>
    public static string ProviderOf(DeclaredResource resource) => resource.Block.Body["provider"]?.Value switch
    {
        Expression.Reference reference => $"provider.{string.Join('.', reference.Traversal.Names)}",
        Expression.Template { Literal: { } text } => $"provider.{text}",
        _ => $"provider.{resource.Type.Split('_')[0]}",
    };

    public IEnumerable<string> ReferencesOf(string node)
    {
        if (module.Resources.TryGetValue(node, out var resource))
        {
            return ReferencesIn(ExpressionTree.Of(resource.Block.Body, BodyEvaluation.Meta)).Append(ProviderOf(resource));
        }
        if (providers.TryGetValue(node, out var provider))
        {
            return ReferencesIn(ExpressionTree.Of(provider.Body));
        }
        if (node.StartsWith("local.", StringComparison.Ordinal) && module.Locals.TryGetValue(node[6..], out var local))
        {
            return ReferencesIn([local.Value]);
        }
        return ImpliedData(node) is null ? [] : ["provider.aws"];
    }

    private static IEnumerable<string> ReferencesIn(IEnumerable<Expression> expressions) =>
        expressions.SelectMany(References.Of).Select(NodeName.Of).Where(n => n is not null).Select(n => n!.Value.Name);
}
