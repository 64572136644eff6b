using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Iam.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_iam_policy</c></summary>
internal static class IamPolicy
{
    private static readonly Members Members = new(("PolicyDocument", "policy"), ("PolicyName", "name"))
    {
        Made = new Dictionary<string, Func<ResourceInstance, Value?>> { ["PolicyName"] = instance => Value.Of(Generated.Name(instance)) },
    };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_iam_policy",
            Of(
                Filled("name"), Filled("name_prefix"), Required("policy"), Optional("path", otherwise: Value.Of("/")),
                Optional("description"), Optional("tags", TextMap),
                Optional(
                    "delay_after_policy_creation_in_ms", TerraformType.Number), Computed("arn"), Computed("policy_id"), Computed(
                        "attachment_count", TerraformType.Number), Filled("id"),
                Filled("tags_all", TextMap)),
            (instance, _) =>
            [
                new Entry(
                    "name", Value.Of(Generated.Name(instance))), new Entry("id", Value.Of(ArnOf(instance))),
                    new Entry("arn", Value.Of(ArnOf(instance))),
            ]),
        Apply)
    {
        CouldCarryTheAlarm = false,
    };

    private static string ArnOf(ResourceInstance instance) =>
        $"arn:{instance.Partition}:iam::{instance.Account}:policy{instance.Body.Text("path")}{Generated.Name(instance)}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        applying.Places.Declare(share);

        // Under a name that is not known it is attached all the same: the ARN of both holds the same mark.
        applying.Run(IamApi.CreatePolicy, [share], _ => (FindingCode.RoleRefused, null));
    }
}
