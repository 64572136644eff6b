using Tocsin.Declared.Instances;
using Tocsin.Flow;

namespace Tocsin.Declared.Resources;

/// <summary>A type of resource: what the provider accepts, what follows from it, and the requests it becomes.</summary>
internal sealed record ResourceType(TypeDefinition Definition, Action<ResourceInstance, Applying> Apply)
{
    /// <summary>
    /// What a resource is told from others of its type by, where one whose name is not known stays in the chain under its own text.
    /// </summary>
    public Func<ResourceInstance, string>? NameOf { get; init; }

    /// <summary>
    /// Whether one that is left out may be what carries the alarm: rules, topics and channels are; a log group, a queue or a role never is,
    /// since nothing is silent for want of one.
    /// </summary>
    public bool CouldCarryTheAlarm { get; init; } = true;

    /// <summary>
    /// The hop that one is a part of, that of a rule where it lets others send to one; null is a rule, without which there is none.
    /// </summary>
    public Stage? CarriesFrom { get; init; }

    /// <summary>Of a type that carries it only beside another: a policy of a role where some target has a role.</summary>
    public Func<ResourceInstance, bool>? CarriesBeside { get; init; }
}

/// <summary>The resource types that are modelled, in the order they are applied.</summary>
internal static class ResourceTypes
{
    private static readonly ResourceType[] InOrder =
    [
        KmsKey.Type, KmsKeyPolicy.Type, KmsAlias.Type,
        IamRole.Type, IamPolicy.Type, IamRolePolicy.Type, IamRolePolicyAttachment.Type, IamPolicyAttachment.Type,
        SqsQueue.Type, SqsQueuePolicy.Type,
        LogGroup.Type,
        SnsTopic.Type, SnsTopicPolicy.Type, SnsTopicSubscription.Type,
        EventBus.Type, EventBusPolicy.Type, EventPermission.Type, EventRule.Type, EventTarget.Type,
        SlackChannel.Type,
        EcsCluster.Type, EcsTaskDefinition.Type, EcsService.Type,
    ];

    private static readonly Dictionary<string, int> Ranks = InOrder.Select((t, i) => (t.Definition.Name, i))
        .ToDictionary(t => t.Name, t => t.i);

    public static Types ForReading { get; } = new(
        InOrder.ToDictionary(t => t.Definition.Name, t => t.Definition),
        LookedUp.All.Concat(
            [PolicyDocument.Definition, AccountSources.CallerIdentity, AccountSources.Region, AccountSources.Partition])
                .ToDictionary(d => d.Name),
        CarryingOf);

    public static int Rank(string type) => Ranks[type];

    public static ResourceType Find(string type) => InOrder[Ranks[type]];

    /// <summary>
    /// Of types that may hold, feed or be a way from an event to a person. A function or a state machine is one only as the target of a
    /// rule, and is judged there.
    /// </summary>
    private static Carrying? CarryingOf(string type) =>
        Ranks.TryGetValue(type, out int rank)
            ? InOrder[rank] is { CouldCarryTheAlarm: true } modelled ? new Carrying(modelled.CarriesFrom, modelled.CarriesBeside) : null
        : type is "aws_cloudformation_stack" or "aws_cloudformation_stack_set" or "aws_pipes_pipe"
            or "aws_codestarnotifications_notification_rule" or "aws_cloudcontrolapi_resource"
            || type.StartsWith("awscc_events_", StringComparison.Ordinal) ? new Carrying()
        : type == "aws_cloudwatch_event_api_destination" ? new Carrying(Stage.Transformer)
        : type == "aws_sns_topic_data_protection_policy" || type.StartsWith("awscc_sns_", StringComparison.Ordinal)
            ? new Carrying(Stage.Topic)
        : type.StartsWith("aws_chatbot_", StringComparison.Ordinal) || type.StartsWith("awscc_chatbot_", StringComparison.Ordinal)
            ? new Carrying(Stage.Subscription)
        : null;
}
