using System.Numerics;
using Tocsin.Declared.Values;
using static Tocsin.Declared.CloudFormation.Properties.Property;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary><c>AWS::ECS::*</c>, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ECS.html</summary>
internal static class EcsTypes
{
    public static IEnumerable<TemplateType> All { get; } =
    [
        new(
            "AWS::ECS::Cluster", "aws_ecs_cluster",
            [
                Plain("ClusterName", "name"), Tags,
                .. Ignored(
                    "CapacityProviders", "ClusterSettings", "Configuration", "DefaultCapacityProviderStrategy", "ServiceConnectDefaults"),
            ],
            "name", ("Arn", "arn")) { NamedBy = "ClusterName" },
        new(
            "AWS::ECS::TaskDefinition", "aws_ecs_task_definition",
            [
                Plain("Family"), ApiJson("ContainerDefinitions") with { Default = Value.Of("[]") }, Plain("Cpu"), Plain("Memory"),
                Plain("NetworkMode"), List("RequiresCompatibilities"),
                Plain("ExecutionRoleArn"), Plain("TaskRoleArn"), Plain("IpcMode"), Plain("PidMode"), Plain("EnableFaultInjection"), Tags,
                .. Ignored(
                    "EphemeralStorage", "InferenceAccelerators", "PlacementConstraints", "ProxyConfiguration", "RuntimePlatform",
                        "Volumes"),
            ],
            "arn", ("TaskDefinitionArn", "arn")) { NamedBy = "Family", LongestName = 255 },
        new(
            "AWS::ECS::Service", "aws_ecs_service",
            [
                Plain("ServiceName", "name"), Plain("Cluster"), Plain("TaskDefinition"), Plain("DesiredCount") with
                {
                    Default = Value.Of(BigInteger.One),
                }, Plain("LaunchType"),
                Plain("PlatformVersion"), Plain("HealthCheckGracePeriodSeconds"), Plain("SchedulingStrategy"),
                Plain("AvailabilityZoneRebalancing"), Plain("EnableECSManagedTags"),
                Plain("EnableExecuteCommand"), Plain("Role", "iam_role"), Plain("PropagateTags"), Tags,
                Flat(
                    "DeploymentConfiguration",
                    [
                        Block(
                            "DeploymentCircuitBreaker", Plain("Enable").Required, Plain("Rollback").Required, Plain("ResetOnHealthyTask"),
                            Block("ThresholdConfiguration", Plain("Type"), Plain("Value"))),
                        Block("Alarms", List("AlarmNames").Required, Plain("Enable").Required, Plain("Rollback").Required),
                        Plain(
                            "MinimumHealthyPercent", "deployment_minimum_healthy_percent"), Plain(
                                "MaximumPercent", "deployment_maximum_percent"),
                        .. Ignored("BakeTimeInMinutes", "CanaryConfiguration", "LifecycleHooks", "LinearConfiguration", "Strategy"),
                    ]),
                Block("DeploymentController", Plain("Type")),
                Blocks(
                    "LoadBalancers", "load_balancer",
                    [Plain("TargetGroupArn"), Plain("LoadBalancerName", "elb_name"), Plain("ContainerName"), Plain("ContainerPort"),
                        .. Ignored("AdvancedConfiguration")]),
                .. Ignored(
                    "CapacityProviderStrategy", "ForceNewDeployment", "NetworkConfiguration", "PlacementConstraints", "PlacementStrategies",
                    "ServiceConnectConfiguration", "ServiceRegistries",
                    "VolumeConfigurations", "VpcLatticeConfigurations"),
            ],
            "arn", ("Name", "name"), ("ServiceArn", "arn")) { NamedBy = "ServiceName", LongestName = 255 },
    ];
}
