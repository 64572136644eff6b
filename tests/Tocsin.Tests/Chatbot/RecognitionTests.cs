using Tocsin.Chatbot;

namespace Tocsin.Tests.Chatbot;

public class RecognitionTests
{
    [Theory]
    [InlineData("aws.ecs", "ECS Deployment State Change", MessageClass.DeploymentEvent, MessageClass.Unsupported)]
    [InlineData("aws.ecs", "ECS Task State Change", MessageClass.BareEvent, MessageClass.Unsupported)]
    [InlineData("aws.ec2", "EC2 Instance State-change Notification", MessageClass.BareEvent, MessageClass.Unsupported)]
    [InlineData("aws.cloudwatch", "CloudWatch Alarm State Change", MessageClass.Unsupported, MessageClass.Unsupported)]
    [InlineData("aws.cloudwatch", "Something Else", MessageClass.BareEvent, MessageClass.Unsupported)]
    [InlineData("aws.codebuild", "CodeBuild Build State Change", MessageClass.Unsupported, MessageClass.Unsupported)]
    [InlineData("aws.codecommit", "x", MessageClass.Unsupported, MessageClass.Unsupported)]
    [InlineData("aws.codedeploy", "x", MessageClass.Unsupported, MessageClass.Unsupported)]
    [InlineData("aws.codepipeline", "x", MessageClass.Unsupported, MessageClass.Unsupported)]
    [InlineData("aws.health", "AWS Health Event", MessageClass.HealthEvent, MessageClass.HealthEvent)]
    [InlineData("aws.securityhub", "Security Hub Findings - Imported", MessageClass.SecurityHubEvent, MessageClass.SecurityHubEvent)]
    [InlineData("aws.guardduty", "GuardDuty Finding", MessageClass.ServiceEvent, MessageClass.ServiceEvent)]
    [InlineData("aws.config", "x", MessageClass.ServiceEvent, MessageClass.ServiceEvent)]
    [InlineData("aws.ssm", "x", MessageClass.ServiceEvent, MessageClass.ServiceEvent)]
    [InlineData("com.example", "x", MessageClass.Unsupported, MessageClass.Unsupported)]
    [InlineData("awsome", "x", MessageClass.Unsupported, MessageClass.Unsupported)]
    public void An_event_is_told_by_its_source(string source, string detailType, MessageClass current, MessageClass article) =>
        Both(current, article, Event(source, detailType));

    [Theory]
    [InlineData("version")]
    [InlineData("id")]
    [InlineData("account")]
    [InlineData("time")]
    [InlineData("region")]
    [InlineData("resources")]
    [InlineData("detail")]
    [InlineData("source")]
    public void An_event_that_lacks_a_member_is_refused(string member) =>
        Both(MessageClass.Unsupported, MessageClass.Unsupported, Event("aws.ecs", "x").Replace($"\"{member}\"", "\"other\""));

    [Theory]
    [InlineData("""{"source":"custom"}""")]
    [InlineData("""{"version":"1.0","content":{}}""")]
    [InlineData("""{"version":"1","source":"mine","content":{}}""")]
    public void What_means_to_be_a_custom_notification_is_taken_for_one(string message) =>
        Both(MessageClass.Custom, MessageClass.Custom, message);

    [Theory]
    [InlineData("")]
    [InlineData("deployment failed")]
    [InlineData("\"deployment failed\"")]
    [InlineData("17")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"a\":")]
    [InlineData("""{"AlarmName":"x"}""")]
    [InlineData("""{"version":"1.0"}""")]
    [InlineData("""{"Message":"AWS Budget Notification"}""")]
    [InlineData("StackId='x'")]
    public void Anything_else_is_refused(string message) => Both(MessageClass.Unsupported, MessageClass.Unsupported, message);

    [Fact]
    public void CloudFormation_is_told_by_subject_and_text() =>
        Both(
            MessageClass.CloudFormation, MessageClass.CloudFormation, "StackId='arn:aws:x'\nStackName='y'\n",
            "AWS CloudFormation Notification");

    [Fact]
    public void A_developer_tools_notification_is_known_in_both() =>
        Both(MessageClass.DeveloperTools, MessageClass.DeveloperTools,
            """{"account":"1","detailType":"CodePipeline Pipeline Execution State Change","source":"aws.codepipeline","notificationRuleArn":"arn:aws:x","detail":{},"resources":[]}""");

    [Theory]
    [InlineData("current", ChatbotProfile.Current)]
    [InlineData("article", ChatbotProfile.Article)]
    public void A_profile_has_a_name(string name, ChatbotProfile profile)
    {
        Assert.True(ChatbotProfiles.TryParse(name, out var parsed));
        Assert.Equal((profile, name), (parsed, profile.Name()));
        Assert.False(ChatbotProfiles.TryParse(name.ToUpperInvariant(), out _));
    }

    internal static string Event(string source, string detailType) =>
        $$"""{"version":"0","id":"1","detail-type":"{{detailType}}","source":"{{source}}","account":"111122223333","time":"2026-11-23T01:02:03Z","region":"us-east-1","resources":[],"detail":{} }""";

    private static void Both(MessageClass current, MessageClass article, string message, string? subject = null) =>
        Assert.Equal(
            (current, article),
            (Recognition.Recognize(message, subject, ChatbotProfile.Current).Class,
                Recognition.Recognize(message, subject, ChatbotProfile.Article).Class));
}
