using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation.Syntax;

/// <summary>
/// A template as it is written, before its functions are evaluated; the same for YAML and JSON, the short tags of YAML already in their
/// long form.
/// </summary>
internal abstract class Node(Span where, int depth)
{
    public Span Where => where;

    /// <summary>How deep values nest in it.</summary>
    public int Depth => depth;

    /// <param name="value">A text with the stretches it was written in, a number, a boolean or null.</param>
    public sealed class Scalar(Value value, Span where) : Node(where, 0)
    {
        public Value Value => value;

        public string? Text => value.AsText();
    }

    public sealed class Sequence(Node[] items, Span where) : Node(where, 1 + items.Select(i => i.Depth).DefaultIfEmpty().Max())
    {
        public Node[] Items => items;
    }

    public sealed class Mapping(IReadOnlyList<Member> members, Span where)
        : Node(where, 1 + members.Select(m => m.Value.Depth).DefaultIfEmpty().Max())
    {
        public IReadOnlyList<Member> Members => members;

        /// <summary>The function's name and argument when this is a call: one member, <c>Ref</c> or <c>Fn::…</c>.</summary>
        public Member? Call =>
            members is [var only] && (only.Key == "Ref" || only.Key.StartsWith("Fn::", StringComparison.Ordinal)) ? only : null;

        /// <summary>The last member of that name, as readers of JSON have it.</summary>
        public Member? Find(string key) => members.Count <= Few ? members.LastOrDefault(m => m.Key == key) : ByName.GetValueOrDefault(key);

        private const int Few = 16;

        private Dictionary<string, Member>? byName;

        private Dictionary<string, Member> ByName => byName ??= members.GroupBy(m => m.Key).ToDictionary(g => g.Key, g => g.Last());
    }

    public Node? this[string key] => (this as Mapping)?.Find(key)?.Value;

    /// <summary>The text of a scalar, whatever it looks like; null for anything else.</summary>
    public string? AsText() => this is Scalar scalar ? Instances.Texts.ToText(scalar.Value) : null;
}

internal sealed record Member(string Key, Span KeyWhere, Node Value);
