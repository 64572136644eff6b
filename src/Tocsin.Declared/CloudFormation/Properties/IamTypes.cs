using static Tocsin.Declared.CloudFormation.Properties.Property;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary><c>AWS::IAM::*</c>, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html</summary>
internal static class IamTypes
{
    public static IEnumerable<TemplateType> All { get; } =
    [
        new(
            "AWS::IAM::Role", "aws_iam_role",
            [
                Plain("RoleName", "name"), Document(
                    "AssumeRolePolicyDocument", "assume_role_policy").Required, Plain("Path"), Plain("Description"),
                    Plain("MaxSessionDuration"),
                Plain("PermissionsBoundary"), List("ManagedPolicyArns"), Tags,
                Blocks("Policies", "inline_policy", Plain("PolicyName", "name").Required, Document("PolicyDocument", "policy").Required),
            ],
            "name", ("Arn", "arn"), ("RoleId", "unique_id")) { NamedBy = "RoleName" },
        new(
            "AWS::IAM::Policy", "aws_iam_role_policy",
            [
                Plain("PolicyName", "name").Required, Document("PolicyDocument", "policy").Required, List("Roles", ""),
                .. Ignored("Groups", "Users")],
            null, ("Id", "id")) { Each = ("Roles", "role") },
        new(
            "AWS::IAM::RolePolicy", "aws_iam_role_policy",
            [Plain("PolicyName", "name").Required, Plain("RoleName", "role").Required, Document("PolicyDocument", "policy")], "id"),
        // Its permissions reach a role as an inline policy's would. What its ARN stands for elsewhere is not looked up, so that the ARN is
        // unknown.
        new(
            "AWS::IAM::ManagedPolicy", "aws_iam_role_policy",
            [
                Plain("ManagedPolicyName", "name"), Document("PolicyDocument", "policy").Required, List("Roles", ""),
                .. Ignored("Description", "Groups", "Path", "Users")],
            "arn", ("PolicyArn", "arn"), ("PolicyId", "policy_id"), ("AttachmentCount", "attachment_count"), ("CreateDate", "create_date"),
            (
                "DefaultVersionId", "default_version_id"),
            ("IsAttachable", "is_attachable"), ("PermissionsBoundaryUsageCount", "usage_count"),
                ("UpdateDate", "update_date")) { Each = ("Roles", "role"), NamedBy = "ManagedPolicyName" },
    ];
}
