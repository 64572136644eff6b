using Tocsin.Declared.Values;

namespace Tocsin.Declared.Terraform;

/// <summary>
/// One instance of a module: a call with <c>for_each</c> makes several of one <see cref="ModuleNode"/>, each with values of its own.
/// </summary>
/// <param name="Prefix">What addresses in it begin with: <c>module.alerts["prod"].</c>; empty for the root.</param>
/// <param name="Providers">The provider configurations as this instance sees them.</param>
internal sealed record ModuleInstance(
    ModuleNode Node, string Prefix, Evaluation Evaluation, Variables Variables, ProviderSettings Providers)
{
    private readonly Dictionary<string, Value> outputs = [];

    public void PutOutput(string name, Value value) => outputs[name] = value;

    /// <summary>All outputs, as a reference to the whole module sees them.</summary>
    public Value.Object Outputs => new(Entries.Of(Node.Module.Outputs.Keys.Select(o => new Entry(o, OutputOf(o)))));

    /// <summary>One that is not declared, or stands in a ring, was reported when the references were looked through.</summary>
    public Value OutputOf(string name) => outputs.GetValueOrDefault(name) ?? new Value.Unknown([$"{Prefix}{name}"]);
}
