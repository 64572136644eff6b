using Tocsin.Declared.Hcl;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.Terraform;

/// <summary>What a <c>module</c> block came to: its instances.</summary>
/// <param name="Address">Of the call: <c>module.alerts</c>; what it is called where its instances are not known.</param>
internal sealed record CalledModule(string Address, Expansion Expansion, IReadOnlyList<ModuleInstance> Instances)
{
    /// <summary>
    /// The value of a reference that begins with <c>module</c>, as far as its name and, for a single instance, its output.
    /// </summary>
    /// <param name="called">By the name of the call.</param>
    public static Resolution.Found Resolve(IReadOnlyDictionary<string, CalledModule> called, Traversal traversal)
    {
        if (traversal.NameAt(0) is not { } name || !called.TryGetValue(name, out var module))
        {
            // It was not read, and that was reported at its call.
            return new Resolution.Found(new Value.Unknown([traversal.ToString()]), traversal.Steps.Count);
        }
        return module is { Expansion.Kind: ExpansionKind.Single, Instances: [var only] } && traversal.Steps.Count > 1
            && traversal.Steps[1] is TraversalStep.Attribute output
            ? new Resolution.Found(only.OutputOf(output.Name), 2)
            : new Resolution.Found(module.Value, 1);
    }

    private Value Value => Expansion switch
    {
        { Unknown: not null } => new Value.Unknown([Address]),
        { Kind: ExpansionKind.Counted } => new Value.Tuple([.. Instances.Select(i => i.Outputs)]),
        { Kind: ExpansionKind.Keyed } =>
            new Value.Object(Entries.Of(Instances.Select((instance, at) => new Entry(Expansion.Keys[at].Key, instance.Outputs)))),
        _ => Instances[0].Outputs,
    };
}
