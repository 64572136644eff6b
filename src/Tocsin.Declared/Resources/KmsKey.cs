using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_kms_key</c></summary>
internal static class KmsKey
{
    private static readonly Members Members = new();

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_kms_key",
            Of(
                Filled("policy"), Filled("description"), Optional("is_enabled", TerraformType.Bool), Optional(
                    "enable_key_rotation", TerraformType.Bool),
                Optional(
                    "deletion_window_in_days", TerraformType.Number), Optional("key_usage"), Optional("customer_master_key_spec"),
                    Filled("multi_region", TerraformType.Bool),
                Filled("rotation_period_in_days", TerraformType.Number), Optional(
                    "bypass_policy_lockout_safety_check", TerraformType.Bool), Optional("custom_key_store_id"), Optional("xks_key_id"),
                Optional("tags", TextMap), Computed("arn"), Computed("key_id"), Filled("id"), Filled("tags_all", TextMap),
                    Filled("region"), Ignored("timeouts")),
            (instance, _) =>
            [
                new Entry("key_id", Value.Of(IdOf(instance))), new Entry("id", Value.Of(IdOf(instance))),
                new Entry("arn", Value.Of(ArnOf(instance))),
            ]),
        Apply)
    {
        CarriesFrom = Stage.Topic,
    };

    private static string ArnOf(ResourceInstance instance) =>
        $"arn:{instance.Partition}:kms:{instance.Region}:{instance.Account}:key/{IdOf(instance)}";

    /// <summary>As a state has it, or the first identifier of the instance's own call, as CreateKey makes it.</summary>
    private static string IdOf(ResourceInstance instance) => instance.Body.Text("key_id") ?? Generated.Uuid(instance);

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        applying.Places.Declare(share);
        applying.Run(KmsApi.CreateKey, [share], _ => (FindingCode.PolicyInvalid, null));
        Rename(instance, applying);
        if (instance.Body.Flag("is_enabled") == false)
        {
            applying.Run(
                KmsApi.DisableKey, [new Share(instance, share.Resource, Members.Of(("KeyId", Value.Of(share.Resource))))],
                    _ => (FindingCode.PolicyInvalid, null));
        }
    }

    /// <summary>A state has the key under an identifier of its own.</summary>
    private static void Rename(ResourceInstance instance, Applying applying)
    {
        if (instance.Body.Text("key_id") is { } id && applying.Estate.Kms.Find(Generated.Uuid(instance), instance.Scope) is { } made)
        {
            applying.Apply(
                new Change.Remove(made.Arn), new Change.Put(made with { Arn = made.Arn with { Resource = $"key/{id}" }, KeyId = id }));
        }
    }
}
