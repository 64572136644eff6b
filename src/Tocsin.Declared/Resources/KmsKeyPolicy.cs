using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_kms_key_policy</c></summary>
internal static class KmsKeyPolicy
{
    private static readonly Members Members = new(("Policy", "policy")) { OnlyThese = true };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_kms_key_policy", Of(
                Required("key_id"), Required("policy"), Optional("bypass_policy_lockout_safety_check", TerraformType.Bool), Filled("id"),
                Filled("region")),
            (instance, _) => [new Entry("id", instance.Body["key_id"] ?? new Value.Null())]),
        Apply)
    {
        CarriesFrom = Stage.Topic,
        CarriesBeside = SnsTopic.HasKey,
    };

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string id = instance.Body.Text("key_id") ?? "";
        if (applying.IsUnknown(instance, id))
        {
            return;
        }
        string arn = applying.Estate.Kms.Find(id, instance.Scope)?.Arn.ToString() ?? id;
        var share = new Share(instance, arn, Members);
        applying.Places.Declare(share);
        applying.Run(KmsApi.PutKeyPolicy, [share], _ => (FindingCode.PolicyInvalid, null));
    }
}
