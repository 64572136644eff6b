using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;

namespace Tocsin.Declared.Terraform;

/// <summary>What a reference refers to, as one name for each thing declared: <c>var.x</c>, <c>local.x</c>, <c>data.T.N</c>, <c>module.M</c>, <c>T.N</c>.</summary>
/// <param name="Steps">How many steps of the traversal the name takes.</param>
internal readonly record struct NodeName(string Name, int Steps)
{
    /// <summary>Null for names that refer to nothing declared (<c>each</c>, <c>path</c>) and for what is too short.</summary>
    public static NodeName? Of(Traversal traversal)
    {
        var names = traversal.Names;
        return traversal.Root switch
        {
            "each" or "count" or "self" or "path" or "terraform" or "ephemeral" => null,
            "var" or "local" or "module" => names.Count >= 2 ? new NodeName($"{names[0]}.{names[1]}", 1) : null,
            "data" => names.Count >= 3 ? new NodeName($"data.{names[1]}.{names[2]}", 2) : null,
            // The long form of T.N, for types whose names are words of the language: https://developer.hashicorp.com/terraform/language/expressions/references#resources
            "resource" => names.Count >= 3 ? new NodeName($"{names[1]}.{names[2]}", 2) : null,
            _ => names.Count >= 2 ? new NodeName($"{names[0]}.{names[1]}", 1) : null,
        };
    }
}
