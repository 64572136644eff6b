using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Chatbot.Operations;
using Tocsin.CloudWatch.Operations;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Elb.Operations;
using Tocsin.EventBridge.Operations;
using Tocsin.Flow;
using Tocsin.Iam.Operations;
using Tocsin.Kms.Operations;
using Tocsin.Logs.Operations;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Sqs.Operations;
using Tocsin.Sts.Operations;

namespace Tocsin.Estates;

/// <summary>
/// The services that are modelled, each with the operations that it has: the one way in for every request, whoever reads it.
/// </summary>
public static class Services
{
    public static IReadOnlyList<Operations<Estate>> All { get; } =
    [
        EventBridgeOperations.All.Over<Estate>(e => e.Events),
        SnsOperations.All.Over<Estate>(e => new SnsAndKeys(e.Sns, e.Kms)),
        ChatbotOperations.All.Over<Estate>(e => new ChatbotAndTopics(e.Chatbot, e.Sns)),
        EcsOperations.All.Over<Estate>(e => new EcsAndTargets(e.Ecs, e.Elb)),
        IamOperations.All.Over<Estate>(e => e.Iam),
        StsOperations.All.Over<Estate>(e => e.Iam),
        KmsOperations.All.Over<Estate>(e => e.Kms),
        LogsOperations.All.Over<Estate>(e => e.Logs),
        SqsOperations.All.Over<Estate>(e => e.Sqs),
        CloudWatchOperations.All.Over<Estate>(e => e.CloudWatch),
        ElbOperations.All.Over<Estate>(e => e.Elb),
    ];

    private static readonly Dictionary<OperationShape, (Operation<Estate> Operation, ServiceShape Service)> ByShape =
        All.SelectMany(s => s.All.Select(o => (o, s.Service))).ToDictionary(o => o.o.Shape, o => (o.o, o.Service));

    /// <summary>Reads a request, holds it to its model, and says what is left to do.</summary>
    /// <param name="operation">One of <see cref="All"/>.</param>
    public static Result<Decision<Estate>> Read(OperationShape operation, FieldReader from) =>
        ByShape.TryGetValue(operation, out var found)
            ? found.Operation.Read(from, found.Service.ConstraintCode)
            : throw new InvalidOperationException($"no service has the operation {operation.Name}");
}
