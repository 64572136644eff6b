using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Ecs;
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
/// <remarks>Immutable; safe for any number of readers. An operation gives a new state of its service, and asks other services for changes that <see cref="With"/> carries out.</remarks>
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

    /// <summary>Requests that AWS would refuse, so that what they ask for is not there.</summary>
    public ValueList<Refusal> Refusals { get; init; }

    /// <summary>What was declared and is not modelled.</summary>
    public ValueList<Unmodelled> Unmodelled { get; init; }

    /// <summary>The estate after a change that one service asked of another.</summary>
    public Estate With(Change change, Call call) => change switch
    {
        LogLine line => this with { Logs = Logs.With(line) },
        EndpointSubscribed subscribed => this with { Sns = Sns.With(subscribed, call) },
        _ => throw new InvalidOperationException($"no service takes {change.GetType().Name}"),
    };
}
