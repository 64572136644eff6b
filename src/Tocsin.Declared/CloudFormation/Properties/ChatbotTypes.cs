using static Tocsin.Declared.CloudFormation.Properties.Property;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary><c>AWS::Chatbot::*</c>, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Chatbot.html</summary>
internal static class ChatbotTypes
{
    public static IEnumerable<TemplateType> All { get; } =
    [
        new(
            "AWS::Chatbot::SlackChannelConfiguration", "aws_chatbot_slack_channel_configuration",
            [
                Plain("ConfigurationName").Required, Plain("IamRoleArn").Required, Plain("SlackChannelId").Required,
                Plain("SlackWorkspaceId", "slack_team_id").Required, List("SnsTopicArns"),
                Plain("LoggingLevel"), List("GuardrailPolicies", "guardrail_policy_arns"), Plain(
                    "UserRoleRequired", "user_authorization_required"), Tags, .. Ignored("CustomizationResourceArns"),
            ],
            "chat_configuration_arn", ("Arn", "chat_configuration_arn")),
    ];
}
