using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary>
/// Data sources that look something up by its name, where the name says the rest: topics, clusters, services, buses, AWS's own key aliases;
/// and those that only compute.
/// </summary>
/// <remarks>
/// A topic's name says its ARN, and whether the topic is declared in another of the folders that are read is the engine's to find out. A
/// queue, a key or a role that is looked up stays unknown, as every data source that is not modelled: what a key or a role permits does not
/// follow from its name. Recorded from hashicorp/aws 5.100.0, but for <c>region</c>, which is of 6.0.
/// </remarks>
internal static class LookedUp
{
    private static readonly SchemaItem[] Everywhere = [Filled("id"), Filled("region")];

    public static IReadOnlyList<TypeDefinition> All { get; } =
    [
        new(
            "aws_arn", Of([Required("arn"), Computed("account"), Computed("partition"), Computed("resource"), Computed("service"),
                Filled("id"), Computed("region")]), TakenApart),
        new("aws_service_principal", Of([Required("service_name"), Computed("name"), Computed("suffix"), .. Everywhere]), Principal),
        new(
            "aws_ecs_cluster",
            Of(
                [
                    Required("cluster_name"), Computed("arn"), Filled("tags", TextMap), Computed("status"), Computed(
                        "pending_tasks_count", TerraformType.Number),
                    Computed(
                        "registered_container_instances_count", TerraformType.Number), Computed(
                            "running_tasks_count", TerraformType.Number),
                    Computed("service_connect_defaults", TerraformType.Any), Computed("setting", TerraformType.Any), .. Everywhere,
                ]),
            (instance, _) => Named(instance, "ecs", $"cluster/{instance.Body.Text("cluster_name")}")),
        new(
            "aws_ecs_service",
            Of(
                [
                    Required("service_name"), Required("cluster_arn"), Computed("arn"), Filled("tags", TextMap),
                    Computed("availability_zone_rebalancing"),
                    Computed("desired_count", TerraformType.Number), Computed("launch_type"), Computed("scheduling_strategy"),
                    Computed("task_definition"),
                    Computed("load_balancer", TerraformType.Any), .. Everywhere,
                ]),
            (instance, _) => Named(instance, "ecs",
                $"service/{Cluster(instance.Body.Text("cluster_arn"))}/{instance.Body.Text("service_name")}")),
        new(
            "aws_cloudwatch_event_bus",
            Of(
                [
                    Required("name"), Computed("arn"), Computed("description"), Computed("kms_key_identifier"),
                    Computed("dead_letter_config", TerraformType.Any),
                    Computed("log_config", TerraformType.Any), .. Everywhere,
                ]),
            (instance, _) => [Named(instance, "events",
                $"event-bus/{instance.Body.Text("name")}")[0], new Entry("id", Value.Of(instance.Body.Text("name") ?? ""))]),
        new(
            "aws_sns_topic", Of([Required("name"), Computed("arn"), Filled("tags", TextMap), .. Everywhere]),
            (instance, _) => Named(instance, "sns", instance.Body.Text("name") ?? "")),
        new(
            "aws_kms_alias", Of([Required("name"), Computed("arn"), Computed("target_key_arn"), Computed("target_key_id"), .. Everywhere]),
            Alias),
    ];

    private static IEnumerable<Entry> TakenApart(ResourceInstance instance, Findings findings) =>
        Arn.TryParse(instance.Body.Text("arn"), out var arn)

            ? [
                new Entry("account", Value.Of(arn.Account)), new Entry("partition", Value.Of(arn.Partition)),
                new Entry("resource", Value.Of(arn.Resource)), new Entry("service", Value.Of(arn.Service)),
                new Entry("region", Value.Of(arn.Region)), new Entry("id", Value.Of(arn.ToString())),
            ]
            : [];

    /// <summary>In the regions of AWS China some services have a name of their own: that is not computed.</summary>
    private static IEnumerable<Entry> Principal(ResourceInstance instance, Findings findings)
    {
        string service = instance.Body.Text("service_name") ?? "";
        return instance.Partition == "aws-cn" ? [] :
        [
            new Entry("name", Value.Of($"{service}.amazonaws.com")), new Entry(
                "id", Value.Of($"{service}.{instance.Region}.amazonaws.com")), new Entry("suffix", Value.Of("amazonaws.com")),
        ];
    }

    /// <summary>
    /// The alias of a key that somebody made may or may not let EventBridge use it; one of AWS's own is known to be just that.
    /// </summary>
    private static IEnumerable<Entry> Alias(ResourceInstance instance, Findings findings) =>
        instance.Body.Text("name") is { } name && name.StartsWith("alias/aws/", StringComparison.Ordinal)
            ? Named(instance, "kms", name)
            : [];

    private static Entry[] Named(ResourceInstance instance, string service, string resource)
    {
        var arn = Value.Of($"arn:{instance.Partition}:{service}:{instance.Region}:{instance.Account}:{resource}");
        return [new Entry("arn", arn), new Entry("id", arn)];
    }

    private static string Cluster(string? arn) => arn is null ? "default" : Arn.NameIn(arn);
}
