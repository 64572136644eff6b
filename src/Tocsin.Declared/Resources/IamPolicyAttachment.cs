using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Flow;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_iam_policy_attachment</c>: one policy for many; of those only roles matter here.</summary>
internal static class IamPolicyAttachment
{
    private static readonly Members Members = new(("PolicyArn", "policy_arn")) { OnlyThese = true };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_iam_policy_attachment",
            Of(
                Required("name"), Required("policy_arn"), Optional("roles", TextSet), Optional("users", TextSet),
                Optional("groups", TextSet), Filled("id")),
            (instance, _) => [new Entry("id", Value.Of(instance.Body.Text("name") ?? ""))]),
        Apply)
    {
        CarriesFrom = Stage.Transformer,
        CarriesBeside = EventTarget.HasRole,
    };

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        foreach (string role in instance.Body.Texts("roles"))
        {
            if (IamRolePolicy.IsDeclared(instance, applying, role) || !applying.IsUnknown(instance, role))
            {
                applying.Places.Declare(IamRolePolicy.ArnOf(instance, applying, role), instance, Members);
                IamRolePolicyAttachment.Attach(instance, applying, role, instance.Body["policy_arn"]);
            }
        }
    }
}
