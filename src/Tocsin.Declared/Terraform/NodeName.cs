using Tocsin.Declared.Hcl;

namespace Tocsin.Declared.Terraform;

/// <summary>
/// What a reference refers to, as one name for each thing declared: <c>var.x</c>, <c>local.x</c>, <c>data.T.N</c>, <c>module.M</c>,
/// <c>T.N</c>.
/// </summary>
/// <param name="Steps">How many steps of the traversal the name takes.</param>
internal readonly record struct NodeName(string Name, int Steps)
{
    /// <summary>Null for names that refer to nothing declared (<c>each</c>, <c>path</c>) and for what is too short.</summary>
    public static NodeName? Of(Traversal traversal) => traversal.Root switch
    {
        "each" or "count" or "self" or "path" or "terraform" or "ephemeral" => null,
        "data" => (traversal.NameAt(0), traversal.NameAt(1)) is ({ } type, { } name) ? new NodeName($"data.{type}.{name}", 2) : null,
        // The long form of T.N, for types whose names are words of the language:
        // https://developer.hashicorp.com/terraform/language/expressions/references#resources
        "resource" => (traversal.NameAt(0), traversal.NameAt(1)) is ({ } type, { } name) ? new NodeName($"{type}.{name}", 2) : null,
        _ => traversal.NameAt(0) is { } name ? new NodeName($"{traversal.Root}.{name}", 1) : null,
    };
}
