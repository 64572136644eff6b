using Tocsin.Declared.Terraform;
using Tocsin.Declared.Values;
using Tocsin.Text;
using static Tocsin.Declared.Terraform.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_iam_role_policy</c></summary>
internal static class IamRolePolicy
{
    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_iam_role_policy", Of(Filled("name"), Filled("name_prefix"), Required("role"), Required("policy"), Filled("id")),
            (instance, _) => [new Entry("name", Value.Of(Generated.Name(instance))), new Entry("id", Value.Of($"{instance.Body.Text("role")}:{Generated.Name(instance)}"))]),
        Apply);

    private static void Apply(ResourceInstance instance, Applying applying)
    {
    }
}
