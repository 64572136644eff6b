using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.Terraform;

/// <summary>
/// Names that mean something only inside one block: <c>each</c>, <c>count</c>, <c>self</c>, the iterators of dynamic blocks.
/// </summary>
internal sealed record BlockNames(IReadOnlyDictionary<string, Value> Values)
{
    public static BlockNames None { get; } = new(new Dictionary<string, Value>());

    public BlockNames With(string name, Value value) => new(new Dictionary<string, Value>(Values) { [name] = value });
}
