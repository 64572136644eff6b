using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Iam.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_iam_role</c></summary>
internal static class IamRole
{
    private static readonly Members Members = new(("AssumeRolePolicyDocument", "assume_role_policy"), ("RoleName", "name"))
    {
        Made = new Dictionary<string, Func<ResourceInstance, Value?>> { ["RoleName"] = instance => Value.Of(Generated.Name(instance)) },
    };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_iam_role",
            Of(
                Filled("name"), Filled("name_prefix"), Required("assume_role_policy"), Optional("path", otherwise: Value.Of("/")),
                Optional("description"),
                Optional(
                    "max_session_duration", TerraformType.Number), Optional("permissions_boundary"), Optional(
                        "force_detach_policies", TerraformType.Bool),
                Filled("managed_policy_arns", TextSet), Optional("tags", TextMap), Computed("arn"), Computed("create_date"),
                Computed("unique_id"), Filled("id"), Filled("tags_all", TextMap),
                Blocks("inline_policy", Optional("name"), Optional("policy"))),
            (instance, _) =>
            [
                new Entry(
                    "name", Value.Of(Generated.Name(instance))), new Entry(
                        "id", Value.Of(Generated.Name(instance))), new Entry("arn", Value.Of(ArnOf(instance))),
            ]),
        Apply)
    {
        NameOf = ArnOf,
        CouldCarryTheAlarm = false,
    };

    private static string ArnOf(ResourceInstance instance) =>
        $"arn:{instance.Partition}:iam::{instance.Account}:role{instance.Body.Text("path")}{Generated.Name(instance)}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        string name = Generated.Name(instance);
        applying.Places.Declare(share);
        if (applying.IsAmbiguous(instance, share.Resource))
        {
            return;
        }
        applying.Run(IamApi.CreateRole, [share], _ => (FindingCode.RoleRefused, null));
        foreach (var inline in instance.Body.BlocksOf("inline_policy").Where(b => b["policy"] is not null))
        {
            IamRolePolicy.Put(instance, applying, name, inline["name"], inline["policy"]);
        }
        foreach (var policy in instance.Body["managed_policy_arns"] is { } given ? given.Elements ?? [given] : [])
        {
            IamRolePolicyAttachment.Attach(instance, applying, name, policy);
        }
    }
}
