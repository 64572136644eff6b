using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>What the files of a folder declare together.</summary>
internal sealed record Module(
    IReadOnlyDictionary<string, Block> Variables,
    IReadOnlyDictionary<string, Argument> Locals,
    IReadOnlyDictionary<string, DeclaredResource> Resources,
    IReadOnlyList<Block> Providers,
    IReadOnlyList<Block> Calls)
{
    /// <summary>The two labels of the providers' configurations are their name and, after a dot, their alias.</summary>
    public static string ProviderKey(Block provider) =>
        $"provider.{provider.Labels[0].Name}{(provider.Body["alias"]?.Value is Expression.Template { Literal: { } alias } ? $".{alias}" : "")}";
}

/// <summary>A <c>resource</c> or <c>data</c> block.</summary>
internal sealed record DeclaredResource(bool IsData, string Type, string Name, Block Block)
{
    /// <summary><c>aws_sns_topic.alerts</c>, <c>data.aws_region.current</c>.</summary>
    public string Address => $"{(IsData ? "data." : "")}{Type}.{Name}";
}
