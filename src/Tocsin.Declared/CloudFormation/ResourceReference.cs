using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>A resource as <c>Ref</c> and <c>Fn::GetAtt</c> see it.</summary>
/// <param name="Attributes">By the names that Fn::GetAtt takes; null when the type is not modelled, and any name may be one.</param>
internal sealed record ResourceReference(string Address, string Type, Value Ref, IReadOnlyDictionary<string, Value>? Attributes)
{
    /// <summary>Its condition is false.</summary>
    public bool IsLeftOut { get; init; }

    public Value Attribute(string name, Span where, Findings findings)
    {
        if (Attributes is null)
        {
            return new Value.Unknown([$"{Address}.{name}"]);
        }
        if (Attributes.TryGetValue(name, out var value))
        {
            return value;
        }
        if (!IsLeftOut)
        {
            findings.Error(
                FindingCode.InvalidReference, where, $"{Type} has no attribute {name}; CloudFormation refuses the template.",
                Attributes.Keys.FirstOrDefault(
                    k => name.Length > 1
                        && (k.EndsWith(name, StringComparison.OrdinalIgnoreCase)
                            || name.EndsWith(k, StringComparison.OrdinalIgnoreCase))) is { } near
                    ? near : NearestName.Of(name, Attributes.Keys) ?? (Attributes.Count == 0 ? "!Ref, which is all it has" : $"one of "
                        + $"{string.Join(", ", Attributes.Keys)}, or !Ref"));
        }
        return new Value.Unknown([$"{Address}.{name}"]);
    }
}
