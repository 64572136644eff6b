using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_ecs_service</c></summary>
internal static class EcsService
{
    private static readonly Members Members = new(
        ("serviceName", "name"),
        ("deploymentConfiguration.deploymentCircuitBreaker", "deployment_circuit_breaker"),
        ("deploymentConfiguration.alarms", "alarms"),
        ("deploymentConfiguration.minimumHealthyPercent", "deployment_minimum_healthy_percent"),
        ("deploymentConfiguration.maximumPercent", "deployment_maximum_percent"),
        ("deploymentConfiguration.strategy", "deployment_configuration.strategy"),
        ("loadBalancers", "load_balancer"),
        ("enableECSManagedTags", "enable_ecs_managed_tags"),
        ("role", "iam_role"));

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_ecs_service",
            Of(
                Required("name"), Filled("cluster"), Optional("task_definition"), Optional("desired_count", TerraformType.Number),
                Filled("launch_type"), Filled("platform_version"),
                Optional("deployment_maximum_percent", TerraformType.Number), Optional(
                    "deployment_minimum_healthy_percent", TerraformType.Number),
                Optional(
                    "health_check_grace_period_seconds", TerraformType.Number), Optional("scheduling_strategy"),
                    Optional("availability_zone_rebalancing"),
                Optional(
                    "enable_ecs_managed_tags", TerraformType.Bool), Optional(
                        "enable_execute_command", TerraformType.Bool), Optional("force_delete", TerraformType.Bool),
                Optional(
                    "force_new_deployment", TerraformType.Bool), Optional("sigint_rollback", TerraformType.Bool), Filled("iam_role"),
                    Optional("propagate_tags"), Optional(
                    "wait_for_steady_state", TerraformType.Bool),
                Filled("triggers", TextMap), Optional("tags", TextMap), Filled("id"), Computed("arn"), Filled("tags_all", TextMap),
                Filled("region"),
                Block(
                    "deployment_circuit_breaker", Required("enable", TerraformType.Bool), Required("rollback", TerraformType.Bool),
                    Optional(
                        "reset_on_healthy_task", TerraformType.Bool),
                    Block("threshold_configuration", Optional("type"), Optional("value", TerraformType.Number))),
                Block(
                    "alarms", Required("alarm_names", TextSet), Required("enable", TerraformType.Bool),
                    Required("rollback", TerraformType.Bool)),
                Block("deployment_controller", Optional("type")),
                Blocks(
                    "load_balancer", Optional("target_group_arn"), Optional("elb_name"), Required("container_name"),
                    Required("container_port", TerraformType.Number), Ignored("advanced_configuration")),
                new SchemaItem.Nested(
                    "deployment_configuration", new BlockSchema([Optional("strategy")]) { IsOpen = true }, 1),
                    Ignored("capacity_provider_strategy"), Ignored("network_configuration"), Ignored("ordered_placement_strategy"),
                    Ignored("placement_constraints"),
                Ignored("service_connect_configuration"), Ignored("service_registries"), Ignored("timeouts"),
                    Ignored("volume_configuration"), Ignored("vpc_lattice_configurations")),
            (instance, _) => [new Entry("id", Value.Of(ArnOf(instance))), new Entry("arn", Value.Of(ArnOf(instance)))]),
        Apply)
    {
        CouldCarryTheAlarm = false,
        NameOf = ArnOf,
    };

    private static string ArnOf(ResourceInstance instance) => ArnOf(instance, instance.Body.Text("name") ?? "");

    private static string ArnOf(ResourceInstance instance, string name)
    {
        string cluster = instance.Body.Text("cluster") ?? "default";
        cluster = Arn.TryParse(cluster, out var arn) ? arn.Resource[(arn.Resource.IndexOf('/') + 1)..] : cluster;
        return $"arn:{instance.Partition}:ecs:{instance.Region}:{instance.Account}:service/{cluster}/{name}";
    }

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var body = instance.Body;
        // Whether the failures of one are announced does not hang on its name: that of which nobody can tell whose it is is no one else's.
        string name = applying.Names.AreAmbiguous(instance) ? Unknown.Mark(instance.Address) : body.Text("name") ?? "";
        var share = new Share(instance, ArnOf(instance, name), Members);
        applying.Places.Declare(share);
        // Whether a failure is announced must not be guessed.
        if (applying.IsOpenService(
            instance, body.Block("deployment_circuit_breaker")?.Text("enable"), body.Block("alarms")?.Text("enable"),
            body.Uncertain("deployment_circuit_breaker")?.Mark,
            body.Uncertain("alarms")?.Mark, body.Block("deployment_controller")?.Text("type"),
                body.Uncertain("deployment_controller")?.Mark))
        {
            return;
        }
        string cluster = body.Text("cluster") ?? "default";
        if (!Unknown.In(cluster) && applying.Estate.Ecs.FindCluster(instance.Scope, cluster) is null)
        {
            // It is declared elsewhere, or is the one that every account has: what a service does about failures does not hang on it.
            var elsewhere = Value.Of(Arn.NameIn(cluster));
            applying.Run(
                EcsApi.CreateCluster, [share with { Members = Members.Of(("clusterName", elsewhere)) }],
                    _ => (FindingCode.ServiceRefused, null));
        }
        var breaker = body.Block("deployment_circuit_breaker");
        var alarms = body.Block("alarms");
        if (applying.IsOpenService(instance,
            [.. new[] { breaker?["enable"], breaker?["rollback"], alarms?["enable"] }.OfType<Value.Unknown>().Select(u => u.Mark)]))
        {
            return;
        }
        int? maximum = body.Whole("deployment_maximum_percent");
        // Whether a deployment can start a task hangs on both where it may run fewer than twice as many.
        if (!IsDaemon(instance) && maximum is > 100 and < 200
            && applying.IsOpenService(instance, (body["desired_count"] as Value.Unknown)?.Mark))
        {
            return;
        }
        applying.Run(EcsApi.CreateService, [share with { Members = ForRequest(applying, name) }], _ => (FindingCode.ServiceRefused, null));
    }

    private static Members ForRequest(Applying applying, string name) => Members.With(
        ("serviceName", instance => instance.Body.Text("name") == name ? instance.Body["name"] : Value.Of(name)),
        ("cluster", instance => Value.Of(instance.Body.Text("cluster") ?? "default")),
        ("desiredCount", instance => IsDaemon(instance) ? null : DesiredCount(instance.Body["desired_count"])),
        ("tags", TagsOf),
        ("taskDefinition", instance => Value.Of(
            TaskDefinition(instance.Body.Text("task_definition") ?? "", instance.Scope, applying.Estate.Ecs))));

    /// <summary>Terraform then sends no desired count, which ECS would refuse.</summary>
    private static bool IsDaemon(ResourceInstance instance) => instance.Body.Text("scheduling_strategy") == "DAEMON";

    /// <summary>As many as are asked for; where that is not known, one.</summary>
    private static Value DesiredCount(Value? given) => given is Value.Unknown ? Value.Of("1") : given ?? Value.Of("0");

    /// <summary>Its own, and those that its provider gives to all.</summary>
    private static Value? TagsOf(ResourceInstance instance) => instance.Body["tags"] switch
    {
        Value.Unknown unknown => unknown,
        var own when Entries.Of([.. instance.DefaultTags, .. own?.Members ?? Entries.Empty]) is { Count: > 0 } all => new Value.Object(all),
        _ => null,
    };

    /// <summary>A task definition that is not declared here is one that is not known, and not one that is missing.</summary>
    /// <remarks>Asked for by ARN, or by family in the scope; all are searched only for what is declared elsewhere.</remarks>
    private static string TaskDefinition(string name, Aws.Scope scope, Ecs.EcsState ecs)
    {
        string family = name.Split(':')[0];
        bool declared = Unknown.In(name)
            || (Arn.TryParse(name, out var arn) ? ecs.FindTaskDefinition(arn) is not null
                : ecs.RevisionsOf(scope, family) is not null || ecs.TaskDefinitions.Any(t => t.Family == family));
        return declared ? name : Unknown.Mark(name);
    }
}
