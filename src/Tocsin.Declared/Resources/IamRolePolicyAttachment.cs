using Tocsin.Declared.Terraform;
using Tocsin.Declared.Values;
using Tocsin.Text;
using static Tocsin.Declared.Terraform.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_iam_role_policy_attachment</c></summary>
internal static class IamRolePolicyAttachment
{
    public static ResourceType Type { get; } = new(
        new TypeDefinition("aws_iam_role_policy_attachment", Of(Required("role"), Required("policy_arn"), Filled("id")), (_, _) => []), Apply);

    private static void Apply(ResourceInstance instance, Applying applying)
    {
    }
}
