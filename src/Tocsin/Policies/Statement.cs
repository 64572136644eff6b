using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Policies;

public enum Effect { Allow, Deny }

/// <summary>One statement. Elements that are absent are null: a trust policy has no resource, an identity policy no principal.</summary>
/// <param name="Pointer">Where it stands in the document: <c>/Statement/0</c>.</param>
public sealed record Statement(
    string Pointer, string? Sid, Effect Effect, PrincipalElement? Principal, Element Action, Element? Resource,
        ValueList<Condition> Conditions)
{
    /// <summary>Stands for policies that allow it and are judged elsewhere.</summary>
    public static Statement AllowingAll { get; } = new("", null, Effect.Allow, null, new Element("Action", ["*"], ""), null, []);

    /// <summary>For people: the Sid, or which one it is.</summary>
    public string Name =>
        Sid is { Length: > 0 }
            ? $"statement {Sid}"
            : int.TryParse(Pointer.Split('/')[^1], out int index)
            ? $"statement {index + 1}"
            : "the statement";
}

/// <summary>Action, NotAction, Resource or NotResource.</summary>
/// <param name="Name">As it is written: <c>NotAction</c>.</param>
public sealed record Element(string Name, ValueList<string> Values, string Pointer)
{
    public bool Negated => Name.StartsWith("Not", StringComparison.Ordinal);
}

/// <summary>Principal or NotPrincipal. The bare <c>"*"</c> is an entry of type <c>*</c>.</summary>
public sealed record PrincipalElement(bool Negated, ValueList<PrincipalEntry> Entries, string Pointer);

/// <param name="Type">AWS, Service, Federated, CanonicalUser, or <c>*</c>.</param>
public sealed record PrincipalEntry(string Type, ValueList<string> Values, string Pointer);

/// <summary>One key under one operator.</summary>
/// <param name="Pointer"><c>/Statement/0/Condition/StringEquals/aws:SourceAccount</c></param>
public sealed record Condition(ConditionOperator Operator, string Key, ValueList<string> Values, string Pointer)
{
    /// <summary>As JSON: <c>"StringEquals": { "aws:SourceAccount": "111122223333" }</c></summary>
    public string Written
    {
        get
        {
            var values = Values.Select(JsonWriter.Quote).ToList();
            return $"\"{Operator.Text}\": {{ \"{Key}\": {(values is [var only] ? only : $"[{string.Join(", ", values)}]")} }}";
        }
    }
}
