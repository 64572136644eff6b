using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;

namespace Tocsin.Tests.Sns;

/// <summary>An SNS with one topic, and calls to it one after the other.</summary>
internal sealed record Asked
{
    public static readonly string Topic = World.Topic.ToString();

    public SnsState State { get; private set; } = SnsState.Empty;

    public KmsState Keys { get; set; } = KmsState.Empty;

    public Call Call { get; set; } = new(AccountId.Assumed, "us-east-1", World.Now, new Ids(1));

    /// <summary>What the last call changed.</summary>
    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public Asked() => Do(SnsApi.CreateTopic, new CreateTopicRequest { Name = "alerts" });

    /// <summary>What is answered; what it changes is changed.</summary>
    public TResponse Do<TRequest, TResponse>(OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        var done = SnsOperations.All.Ask(operation, new SnsAndKeys(State, Keys), request, Call);
        State = State.After(done);
        Changes = [.. done.Value.Changes];
        return done.Value.Response;
    }

    public (string? Code, string? Message) Refused<TRequest, TResponse>(OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        var error = SnsOperations.All.Ask(operation, new SnsAndKeys(State, Keys), request, Call).Error;
        return (error?.Code, error?.Message);
    }
}
