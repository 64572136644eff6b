using static Tocsin.Declared.CloudFormation.Properties.Property;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary><c>AWS::Logs::*</c>, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Logs.html</summary>
internal static class LogsTypes
{
    public static IEnumerable<TemplateType> All { get; } =
    [
        new(
            "AWS::Logs::LogGroup", "aws_cloudwatch_log_group",
            [
                Plain("LogGroupName", "name"), Plain("RetentionInDays"), Plain("KmsKeyId"), Plain("LogGroupClass"), Tags,
                .. Ignored("DataProtectionPolicy", "DeletionProtectionEnabled", "FieldIndexPolicies", "ResourcePolicyDocument"),
            ],
            "name", ("Arn", "arn")) { NamedBy = "LogGroupName", LongestName = 512 },
    ];
}
