using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.CloudWatch;
using Tocsin.Ecs;
using Tocsin.Elb;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Kms;
using Tocsin.Logs;
using Tocsin.Sns;
using Tocsin.Sqs;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>Everything there is: the states of all services together.</summary>
/// <remarks>
/// Immutable; safe for any number of readers. An operation decides changes, and <see cref="With(Change)"/> applies them: nothing else makes
/// an estate from another. Services come first and scopes within them, since an address leads to a service whatever account it names: a
/// topic policy admits other accounts.
/// </remarks>
/// <param name="Account">The account that ECS events come from.</param>
/// <param name="Region">The region that they come from unless a declared service says otherwise.</param>
public sealed record Estate(AccountId Account, string Region)
{
    public EventBridgeState Events { get; init; } = EventBridgeState.Empty;

    public SnsState Sns { get; init; } = SnsState.Empty;

    public KmsState Kms { get; init; } = KmsState.Empty;

    public IamState Iam { get; init; } = IamState.Empty;

    public ChatbotState Chatbot { get; init; } = ChatbotState.Empty;

    public EcsState Ecs { get; init; } = EcsState.Empty;

    public SqsState Sqs { get; init; } = SqsState.Empty;

    public LogsState Logs { get; init; } = LogsState.Empty;

    public CloudWatchState CloudWatch { get; init; } = CloudWatchState.Empty;

    public ElbState Elb { get; init; } = ElbState.Empty;

    /// <summary>What limits over time have counted.</summary>
    public LimitWindows Windows { get; init; } = LimitWindows.Empty;

    /// <summary>Requests that AWS would refuse, so that what they ask for is not there.</summary>
    public ValueList<Refusal> Refusals { get; init; }

    /// <summary>
    /// Every resource, what owns before what is owned: put one after the other, and then the lines appended, they make this estate anew.
    /// </summary>
    public IEnumerable<Resource> Resources =>
    [
        .. Iam.Resources, .. Kms.Resources, .. Logs.Resources, .. Sqs.Resources, .. CloudWatch.Alarms,
        .. Elb.Resources, .. Sns.Resources, .. Ecs.Resources, .. Events.Resources, .. Chatbot.Resources,
    ];

    /// <summary>Whether nothing differs but what limits have counted; two that were made alike one by one need not be told to be.</summary>
    public bool IsAs(Estate other) => (this with { Windows = other.Windows }).Equals(other);

    /// <summary>The estate after the changes, in their order.</summary>
    public Estate With(IEnumerable<Change> changes) => changes.Aggregate(this, (estate, change) => estate.With(change));

    /// <summary>The estate after a change. What is sent is the Conveyor's.</summary>
    public Estate With(Change change) => change switch
    {
        Change.Put put => With(put.Resource),
        Change.Remove remove => Without(remove.Arn),
        Change.Append append => this with { Logs = Logs.With(append.Line) },
        Change.Count count => this with { Windows = Windows.With(count) },
        _ => this,
    };

    private Estate With(Resource resource) => resource switch
    {
        EventBus bus => this with { Events = Events.With(bus) },
        Rule rule => this with { Events = Events.With(rule) },
        Topic topic => this with { Sns = Sns.With(topic) },
        PublishedOnce known => this with { Sns = Sns.With(known) },
        Subscription subscription => this with { Sns = Sns.With(subscription) },
        Key key => this with { Kms = Kms.With(key) },
        Alias alias => this with { Kms = Kms.With(alias) },
        Role role => this with { Iam = Iam.With(role) },
        ManagedPolicy policy => this with { Iam = Iam.With(policy) },
        Workspace workspace => this with { Chatbot = Chatbot.With(workspace) },
        Preferences preferences => this with { Chatbot = Chatbot.With(preferences) },
        CustomAction action => this with { Chatbot = Chatbot.With(action) },
        ChimeWebhook chime => this with { Chatbot = Chatbot.With(chime) },
        TeamsChannel channel => this with { Chatbot = Chatbot.With(channel) },
        ChannelConfiguration configuration => this with { Chatbot = Chatbot.With(configuration) },
        Queue queue => this with { Sqs = Sqs.With(queue) },
        QueueMessage message => this with { Sqs = Sqs.With(message) },
        MessageMoveTask task => this with { Sqs = Sqs.With(task) },
        Deduplication known => this with { Sqs = Sqs.With(known) },
        Alarm alarm => this with { CloudWatch = CloudWatch.With(alarm) },
        LoadBalancer balancer => this with { Elb = Elb.With(balancer) },
        Listener listener => this with { Elb = Elb.With(listener) },
        ListenerRule rule => this with { Elb = Elb.With(rule) },
        TargetGroup group => this with { Elb = Elb.With(group) },
        Target target => this with { Elb = Elb.With(target) },
        LogGroup group => this with { Logs = Logs.With(group) },
        LogStream stream => this with { Logs = Logs.With(stream) },
        LogResourcePolicy policy => this with { Logs = Logs.With(policy) },
        _ when Ecs.With(resource) is { } ecs => this with { Ecs = ecs },
        _ => throw new InvalidOperationException($"no service keeps {resource.GetType().Name}"),
    };

    private Estate Without(Arn arn) => arn.Service switch
    {
        "events" => this with { Events = Events.Without(arn) },
        "sns" => this with { Sns = Sns.Without(arn) },
        "kms" => this with { Kms = Kms.Without(arn) },
        "iam" => this with { Iam = Iam.Without(arn) },
        "chatbot" => this with { Chatbot = Chatbot.Without(arn) },
        "ecs" => this with { Ecs = Ecs.Without(arn) },
        "sqs" => this with { Sqs = Sqs.Without(arn) },
        "cloudwatch" => this with { CloudWatch = CloudWatch.Without(arn) },
        "elasticloadbalancing" => this with { Elb = Elb.Without(arn) },
        "logs" => this with { Logs = Logs.Without(arn) },
        _ => throw new InvalidOperationException($"no service keeps what {arn} names"),
    };
}
