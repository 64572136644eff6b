using Tocsin.Declared.Hcl;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>
/// A module where it is called: what its files declare, and the modules it calls itself. One folder that is called twice is two nodes with
/// one declaration.
/// </summary>
/// <param name="Path">The names of the calls that lead to it; none for the root.</param>
/// <param name="Folder">Relative to the root's folder, <c>modules/alerts</c>; <c>.</c> for the root.</param>
/// <param name="Call">The block that calls it, in the files of the module above; null for the root.</param>
internal sealed record ModuleNode(ValueList<string> Path, string Folder, Module Module, Block? Call, ModuleNode? Above)
{
    private readonly Dictionary<string, ModuleNode> below = [];

    /// <summary>The called modules that were read, by the name of the call.</summary>
    public IReadOnlyDictionary<string, ModuleNode> Below => below;

    /// <summary>What the names in the graph of all modules begin with: <c>module.alerts.module.topic.</c>; empty for the root.</summary>
    public string Prefix { get; } = string.Concat(Path.Select(p => $"module.{p}."));

    /// <summary>This module and all below it, the callers first.</summary>
    public IEnumerable<ModuleNode> All => below.Values.SelectMany(m => m.All).Prepend(this);

    public void Add(ModuleNode called) => below.Add(called.Path[^1], called);

    public bool Equals(ModuleNode? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Prefix.GetHashCode(StringComparison.Ordinal);
}
