using Tocsin.Json;
using Tocsin.Text;
using static Tocsin.Chatbot.MessageClass;

namespace Tocsin.Chatbot;

/// <summary>What Chatbot takes a message for.</summary>
public enum MessageClass
{
    /// <summary>Means to be a custom notification; valid or not.</summary>
    Custom,
    CloudWatchAlarm,
    HealthEvent,
    SecurityHubEvent,

    /// <summary>An event of another service, shown with its details.</summary>
    ServiceEvent,

    /// <summary>A state change of an ECS deployment, shown with its reason, without its service.</summary>
    DeploymentEvent,

    /// <summary>An event that is shown by its detail-type alone.</summary>
    BareEvent,
    DeveloperTools,
    CloudFormation,
    Budgets,

    /// <summary>Refused, and logged: "Event received is not supported".</summary>
    Unsupported,
}

/// <param name="Kind">For people: <c>an event of another AWS service</c>, <c>plain text</c>.</param>
/// <param name="Json">The message, when it is a JSON object.</param>
public sealed record Recognized(MessageClass Class, string Kind, JsonValue.Object? Json);

/// <summary>What Chatbot recognises, in both profiles: one table, read from the top; the first row that fits decides.</summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/chatbot/latest/adminguide/related-services.html in its texts before and after 23 April 2021, when
/// most EventBridge events were admitted but "CloudWatch Alarms, CodeBuild, CodeCommit, CodeDeploy, and CodePipeline"; field reports since
/// then show raw aws.* events arriving with nothing but their detail-type. Unverified: that an event must have all its members.
/// </remarks>
public static class Recognition
{
    // What it is, how it is told, its class in the profile "current", and in "article".
    private static readonly Row[] Table =
    [
        new("a custom notification",                             IsCustom,                                 Custom,             Custom),
        new(
            "a CloudWatch alarm", IsAlarm, CloudWatchAlarm, CloudWatchAlarm),
        new("a part of an event",                                IsPartOfEvent,                            Unsupported,        Unsupported),
        new("an event that is not of an AWS service",            IsForeignEvent,                           Unsupported,        Unsupported),
        new("an event of the developer tools",                   IsDeveloperToolsEvent,                    Unsupported,        Unsupported),
        new("a CloudWatch Alarm State Change event",             IsAlarmEvent,                             Unsupported,        Unsupported),
        new("an AWS Health event",                               m => Source(m) == "aws.health",           HealthEvent,        HealthEvent),
        new(
            "a Security Hub event", m => Source(m) == "aws.securityhub", SecurityHubEvent, SecurityHubEvent),
        new(
            "an event of Config, GuardDuty or Systems Manager", IsEarlyServiceEvent, ServiceEvent, ServiceEvent),
        new("an event of an ECS deployment",                     IsDeploymentEvent,                        DeploymentEvent,    Unsupported),
        new("an event of another AWS service",                   m => Source(m) is not null,               BareEvent,          Unsupported),
        new(
            "a developer tools notification", IsDeveloperTools, DeveloperTools, DeveloperTools),
        new(
            "a CloudFormation stack notification", IsCloudFormation, CloudFormation, CloudFormation),
        new("a Budgets notification",                            IsBudgets,                                Budgets,            Budgets),
        new("JSON of no known form",                            m => m.Value is JsonValue.Object,         Unsupported,        Unsupported),
        new("a JSON value that is no object",                    m => m.Value is not null,                 Unsupported,        Unsupported),
        new("broken JSON",                                       m => m.Message.TrimStart() is ['{', ..],  Unsupported,        Unsupported),
        new("plain text",                                        _ => true,                                Unsupported,        Unsupported),
    ];

    /// <summary>The members that make an EventBridge event; a message that lacks one is not "unmodified".</summary>
    internal static readonly ValueList<string> EventMembers = [
        "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"];

    /// <param name="message">The text that SNS delivers.</param>
    /// <param name="subject">The subject it was published with.</param>
    public static Recognized Recognize(string message, string? subject, ChatbotProfile profile) =>
        Recognize(new Received(message, subject), profile);

    internal static Recognized Recognize(Received message, ChatbotProfile profile)
    {
        Row row = Table.First(r => r.Is(message));
        return new Recognized(profile == ChatbotProfile.Current ? row.Current : row.Article, row.Kind, message.Value as JsonValue.Object);
    }

    private sealed record Row(string Kind, Func<Received, bool> Is, MessageClass Current, MessageClass Article);

    private static bool IsCustom(Received m) => m.Text("source") == "custom" || (m.Has("version") && m.Has("content"));

    private static bool IsAlarm(Received m) => m.Has("AlarmName") && m.Has("NewStateValue");

    private static bool IsPartOfEvent(Received m) => m.Has("detail-type") && !EventMembers.All(m.Has);

    private static string? Source(Received m) => m.Has("detail-type") ? m.Text("source") : null;

    private static bool IsForeignEvent(Received m) =>
        m.Has("detail-type") && Source(m)?.StartsWith("aws.", StringComparison.Ordinal) != true;

    private static bool IsDeveloperToolsEvent(Received m) =>
        Source(m) is "aws.codebuild" or "aws.codecommit" or "aws.codedeploy" or "aws.codepipeline";

    private static bool IsAlarmEvent(Received m) =>
        Source(m) == "aws.cloudwatch" && m.Text("detail-type") == "CloudWatch Alarm State Change";

    private static bool IsEarlyServiceEvent(Received m) => Source(m) is "aws.config" or "aws.guardduty" or "aws.ssm";

    private static bool IsDeploymentEvent(Received m) => Source(m) == "aws.ecs" && m.Text("detail-type") == "ECS Deployment State Change";

    private static bool IsDeveloperTools(Received m) => m.Has("detailType") && m.Has("notificationRuleArn") && m.Has("detail");

    private static bool IsCloudFormation(Received m) =>
        m.Subject == "AWS CloudFormation Notification" && m.Message.Contains("StackId='", StringComparison.Ordinal);

    private static bool IsBudgets(Received m) => m.Value is null && m.Message.Contains("AWS Budget Notification", StringComparison.Ordinal);
}
