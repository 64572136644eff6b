using Tocsin.Text;
using static Tocsin.Declared.CloudFormation.Properties.Property;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary><c>AWS::Events::*</c>, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Events.html</summary>
internal static class EventsTypes
{
    private static readonly PartType Target = new(
        "aws_cloudwatch_event_target",
        [
            Plain("Id", "target_id").Required, Plain("Arn").Required, Plain("RoleArn"), Plain("Input"), Plain("InputPath"),
            Block("InputTransformer", Map("InputPathsMap", "input_paths"), Plain("InputTemplate").Required),
            Block("DeadLetterConfig", Plain("Arn")),
            Block("RetryPolicy", Plain("MaximumEventAgeInSeconds"), Plain("MaximumRetryAttempts")),
            .. Ignored(
                "AppSyncParameters", "BatchParameters", "EcsParameters", "HttpParameters", "KinesisParameters", "RedshiftDataParameters",
                "RunCommandParameters", "SageMakerPipelineParameters",
                "SqsParameters"),
        ],
        [("rule", "name"), ("event_bus_name", "event_bus_name")]);

    public static IEnumerable<TemplateType> All { get; } =
    [
        new(
            "AWS::Events::Rule", "aws_cloudwatch_event_rule",
            [
                Plain("Name"), Plain("Description"), Plain("EventBusName"), Document("EventPattern"), Plain("RoleArn"),
                Plain("ScheduleExpression"), Plain("State"), Tags,
                Parts("Targets", Target),
            ],
            // Unverified: of a rule on a bus of one's own, Ref is said to give BUS|NAME.
            "name", ("Arn", "arn")) { NamedBy = "Name" },
        new(
            "AWS::Events::EventBus", "aws_cloudwatch_event_bus",
            [
                Plain("Name").Required, Plain("Description"), Plain("EventSourceName"), Plain("KmsKeyIdentifier"), Tags,
                Block("DeadLetterConfig", Plain("Arn")), Document("Policy"),
                .. Ignored("LogConfig"),
            ],
            "name", ("Arn", "arn"), ("Name", "name")),
        new(
            "AWS::Events::EventBusPolicy", "aws_cloudwatch_event_permission",
            [
                Plain("EventBusName"), Plain("StatementId").Required, Plain("Action"), Plain("Principal"), Document("Statement"),
                Block("Condition", Plain("Key"), Plain("Type"), Plain("Value")),
            ],
            "id"),
    ];
}
