using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>An instance as references see it: what is declared, what follows from it, and what only an apply would tell.</summary>
internal static class ResourceValue
{
    /// <param name="computed">What the provider would fill in, as far as it is known offline.</param>
    /// <param name="asked">The attributes that the configuration asks for: in blocks whose content nobody lists, those that are not
    /// declared are unknown.</param>
    public static Value Of(
        ResourceInstance instance, BlockSchema schema, IEnumerable<Entry> computed, IReadOnlyCollection<string>? asked = null) =>
        Object(instance.Body, schema, instance.Address, computed.ToDictionary(e => e.Key, e => e.Value), asked ?? []);

    /// <param name="asked">The attributes that the configuration asks for: those that are not declared are unknown, inside the blocks that
    /// are declared too.</param>
    public static Value OfUnmodelled(ResourceInstance instance, IReadOnlyCollection<string> asked) =>
        Object(instance.Body, BlockSchema.Anything, instance.Address, [], asked);

    /// <param name="outputs">What is known of the state, whichever configuration wrote it.</param>
    public static Value OfRemoteState(ResourceInstance instance, IEnumerable<string> asked, Entries outputs) => new Value.Object(Entries.Of(
        ("outputs", new Value.Object(Entries.Of(asked.Select(a => new Entry(a, Unknown(instance.Address, $"outputs.{a}")))
            .Concat(outputs))))));

    public static Value.Unknown Unknown(string address, string attribute) => new([$"{address}.{attribute}"]);

    private static Value.Object Object(
        DeclaredBody body, BlockSchema schema, string address, Dictionary<string, Value> computed, IReadOnlyCollection<string> asked)
    {
        var members = new Dictionary<string, Value>();
        foreach (var argument in schema.Arguments)
        {
            members[argument.Name] = computed.GetValueOrDefault(argument.Name)
                ?? (argument.IsComputed ? Unknown(address, argument.Name) : new Value.Null());
        }
        foreach (var argument in body.Arguments)
        {
            if (argument.Written is { } written && members.GetValueOrDefault(argument.Name) is null or Value.Null)
            {
                members[argument.Name] = written;
            }
            else if (argument.Value is not Value.Null || !members.ContainsKey(argument.Name))
            {
                members[argument.Name] = argument.Value;
            }
        }
        foreach (string name in schema.Blocks.Select(b => b.Name).Concat(body.Blocks.Select(b => b.Name)).Distinct())
        {
            var inner = schema.Blocks.FirstOrDefault(b => b.Name == name)?.Body ?? BlockSchema.Anything;
            members[name] = body.Uncertain(name) is { } uncertain
                ? uncertain
                : new Value.Tuple(
                    body.BlocksOf(name).Select((b, i) => (Value)Object(b, inner, $"{address}.{name}[{i}]", [], asked)).ToValueList());
        }
        foreach (string name in schema.IsOpen ? asked : [])
        {
            members.TryAdd(name, Unknown(address, name));
        }
        return new Value.Object(Entries.Of(members.Select(m => new Entry(m.Key, m.Value))));
    }
}
