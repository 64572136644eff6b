using Tocsin.Declared.Hcl;

namespace Tocsin.Declared.Terraform;

/// <summary>What the files of a folder declare together.</summary>
/// <param name="Providers">By <see cref="ProviderKey(Block)"/>.</param>
/// <param name="Calls">The <c>module</c> blocks by their name.</param>
internal sealed record Module(
    IReadOnlyDictionary<string, Block> Variables,
    IReadOnlyDictionary<string, Argument> Locals,
    IReadOnlyDictionary<string, DeclaredResource> Resources,
    IReadOnlyDictionary<string, Block> Providers,
    IReadOnlyDictionary<string, Block> Calls,
    IReadOnlyDictionary<string, Block> Outputs)
{
    private ModuleReferences? references;

    public ModuleReferences References => references ??= new ModuleReferences(this);

    /// <summary>The two labels of the providers' configurations are their name and, after a dot, their alias.</summary>
    public static string ProviderKey(Block provider)
    {
        string alias = provider.Body["alias"]?.Value is Expression.Template { Literal: { } name } ? $".{name}" : "";
        return $"provider.{provider.Labels[0].Name}{alias}";
    }

    /// <summary>The same of a reference to one: <c>aws.tokyo</c>.</summary>
    public static string ProviderKey(Expression reference) => reference switch
    {
        Expression.Reference { Traversal: var traversal } => $"provider.{string.Join('.', traversal.Names)}",
        Expression.Template { Literal: { } text } => $"provider.{text}",
        _ => ProviderSettings.Default,
    };

    /// <summary>The provider configurations that a call passes: the key in the called module and the caller's.</summary>
    public static IReadOnlyDictionary<string, string> PassedBy(Block call) =>
        call.Body["providers"]?.Value is Expression.Object passed
            ? passed.Items.AsEnumerable().Select(i => (Key: ProviderKey(i.Key), Value: ProviderKey(i.Value))).DistinctBy(p => p.Key)
                .ToDictionary(p => p.Key, p => p.Value)
            : new Dictionary<string, string>();

    /// <summary>The arguments of a call that are terraform's own and no variables.</summary>
    public static IReadOnlyCollection<string> CallArguments { get; } = [
        "source", "version", "count", "for_each", "providers", "depends_on"];
}

/// <summary>A <c>resource</c> or <c>data</c> block.</summary>
internal sealed record DeclaredResource(bool IsData, string Type, string Name, Block Block)
{
    /// <summary><c>aws_sns_topic.alerts</c>, <c>data.aws_region.current</c>.</summary>
    public string Address => $"{(IsData ? "data." : "")}{Type}.{Name}";
}
