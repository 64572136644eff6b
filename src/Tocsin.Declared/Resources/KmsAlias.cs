using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Kms.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_kms_alias</c></summary>
internal static class KmsAlias
{
    private static readonly Members Members = new(("AliasName", "name"))
    {
        Made = new Dictionary<string, Func<ResourceInstance, Value?>> { ["AliasName"] = instance => Value.Of(NameOf(instance)) },
    };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_kms_alias", Of(
                Filled("name"), Filled("name_prefix"), Required("target_key_id"), Computed("arn"), Filled("id"), Computed("target_key_arn"),
                Filled("region")),
            (instance, _) =>
            [
                new Entry("name", Value.Of(NameOf(instance))), new Entry("id", Value.Of(NameOf(instance))),
                new Entry("arn", Value.Of(ArnOf(instance))),
                new Entry("target_key_arn", Value.Of(KeyArn(instance))),
            ]),
        Apply)
    {
        CouldCarryTheAlarm = false,
        NameOf = ArnOf,
    };

    private static string NameOf(ResourceInstance instance) =>
        instance.Body.Text("name") ?? (instance.Body.Text("name_prefix") is null ? "alias/" : "") + Generated.Name(instance);

    private static string ArnOf(ResourceInstance instance) =>
        $"arn:{instance.Partition}:kms:{instance.Region}:{instance.Account}:{NameOf(instance)}";

    private static string KeyArn(ResourceInstance instance) => instance.Body.Text("target_key_id") is not { } key ? ""
        : key.StartsWith("arn:", StringComparison.Ordinal) || Unknown.In(key) ? key
        : $"arn:{instance.Partition}:kms:{instance.Region}:{instance.Account}:key/{key}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        applying.Places.Declare(share);
        if (!applying.IsAmbiguous(instance, NameOf(instance)) && !applying.IsUnknown(instance, instance.Body.Text("target_key_id")))
        {
            applying.Run(KmsApi.CreateAlias, [share], _ => (FindingCode.TopicRefused, null));
        }
    }
}
