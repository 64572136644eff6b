using Tocsin.Declared.Instances;
using Tocsin.Iam.Operations;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_iam_role_policy_attachment</c></summary>
internal static class IamRolePolicyAttachment
{
    private static readonly Members Members = new(("PolicyArn", "policy_arn")) { OnlyThese = true };

    public static ResourceType Type { get; } = new(
        new TypeDefinition("aws_iam_role_policy_attachment", Of(Required("role"), Required("policy_arn"), Filled("id")), (_, _) => []), Apply);

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string? role = instance.Body.Text("role");
        if (!applying.IsUnknown(instance, role))
        {
            applying.Places.Declare(IamRolePolicy.ArnOf(instance, applying, role), instance, Members);
            Attach(instance, applying, role, instance.Body.Text("policy_arn"));
        }
    }

    public static void Attach(ResourceInstance instance, Applying applying, string? role, string? policy) => applying.Run(
        instance, IamRolePolicy.ArnOf(instance, applying, role), "AttachRolePolicy",
        call => AttachRolePolicy.Decide(applying.Estate.Iam, new(role, policy), call), _ => (FindingCode.RoleRefused, null));
}
