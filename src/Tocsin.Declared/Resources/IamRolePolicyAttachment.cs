using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_iam_role_policy_attachment</c></summary>
internal static class IamRolePolicyAttachment
{
    private static readonly Members Members = new(("PolicyArn", "policy_arn")) { OnlyThese = true };

    public static ResourceType Type { get; } = new(
        new TypeDefinition("aws_iam_role_policy_attachment", Of(Required("role"), Required("policy_arn"), Filled("id")), (_, _) => []),
            Apply)
    {
        CarriesFrom = Stage.Transformer,
        CarriesBeside = EventTarget.HasRole,
    };

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string? role = instance.Body.Text("role");
        if (IamRolePolicy.IsDeclared(instance, applying, role) || !applying.IsUnknown(instance, role))
        {
            applying.Places.Declare(IamRolePolicy.ArnOf(instance, applying, role), instance, Members);
            Attach(instance, applying, role, instance.Body["policy_arn"]);
        }
    }

    public static void Attach(ResourceInstance instance, Applying applying, string? role, Value? policy) => applying.Run(
        IamApi.AttachRolePolicy,
        [new Share(instance, IamRolePolicy.ArnOf(instance, applying, role),
            Members.Of(("RoleName", Value.Of(role ?? "")), ("PolicyArn", policy)))],
        _ => (FindingCode.RoleRefused, null));
}
