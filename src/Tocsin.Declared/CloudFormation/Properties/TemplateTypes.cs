using Tocsin.Declared.Instances;
using Tocsin.Flow;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary>The resource types that are modelled, and which of the others could carry an alarm.</summary>
internal static class TemplateTypes
{
    private static readonly Dictionary<string, TemplateType> All = new[]
    {
        SnsTypes.All, SqsTypes.All, EventsTypes.All, EcsTypes.All, IamTypes.All, ChatbotTypes.All, KmsTypes.All, LogsTypes.All,
    }.SelectMany(t => t).ToDictionary(t => t.Name);

    private static readonly Dictionary<string, TemplateType> ByCloudControl = All.Values.ToDictionary(t => t.CloudControlName);

    public static IEnumerable<TemplateType> Known => All.Values;

    public static TemplateType? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>By the name of the awscc provider: <c>awscc_sns_topic</c>.</summary>
    public static TemplateType? FindCloudControl(string name) => ByCloudControl.GetValueOrDefault(name);

    /// <summary>
    /// Of types that are not modelled, and may hold, feed or be a way from an event to a person; a function is one only as the target of a
    /// rule, and is judged there.
    /// </summary>
    public static Carrying? CarryingOf(string type) =>
        type is "AWS::Events::Archive" or "AWS::Events::Connection" or "AWS::Chatbot::CustomAction" ? null
        : type is "AWS::CloudFormation::Stack" or "AWS::CloudFormation::StackSet" or
            "AWS::ServiceCatalog::CloudFormationProvisionedProduct" or "AWS::Serverless::Application"
                or "AWS::CodeStarNotifications::NotificationRule" or "AWS::Pipes::Pipe" ? new Carrying()
        : type == "AWS::Events::ApiDestination" ? new Carrying(Stage.Transformer)
        : type.StartsWith("AWS::Events::", StringComparison.Ordinal) ? new Carrying()
        : type.StartsWith("AWS::SNS::", StringComparison.Ordinal) ? new Carrying(Stage.Topic)
        : type.StartsWith("AWS::Chatbot::", StringComparison.Ordinal) ? new Carrying(Stage.Subscription)
        : null;
}
