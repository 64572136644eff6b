using static Tocsin.Declared.CloudFormation.Properties.Property;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary><c>AWS::KMS::*</c>, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_KMS.html</summary>
internal static class KmsTypes
{
    public static IEnumerable<TemplateType> All { get; } =
    [
        new(
            "AWS::KMS::Key", "aws_kms_key",
            [
                Document("KeyPolicy", "policy"), Plain("Description"), Plain("Enabled", "is_enabled"), Plain("EnableKeyRotation"),
                Plain("KeyUsage"), Plain("KeySpec", "customer_master_key_spec"),
                Plain("MultiRegion"), Plain(
                    "PendingWindowInDays", "deletion_window_in_days"), Plain("RotationPeriodInDays"),
                    Plain("BypassPolicyLockoutSafetyCheck"), Tags, .. Ignored("Origin"),
            ],
            "key_id", ("Arn", "arn"), ("KeyId", "key_id")),
        new("AWS::KMS::Alias", "aws_kms_alias", [Plain("AliasName", "name").Required, Plain("TargetKeyId").Required], "name"),
    ];
}
