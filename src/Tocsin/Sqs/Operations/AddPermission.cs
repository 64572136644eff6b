using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html</summary>
/// <remarks>One statement more in the queue's policy. Unverified: the texts.</remarks>
public static class AddPermission
{
    private static readonly string[] Shared =
    [
        "*", "SendMessage", "ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "GetQueueAttributes", "GetQueueUrl",
        "ListDeadLetterSourceQueues", "PurgeQueue",
    ];

    public static Result<Done<Nothing>> Decide(SqsState state, AddPermissionRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "AddPermission", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var queue = found.Value.Queue;
        if (request.Actions!.Value.FirstOrDefault(a => !Shared.Contains(a)) is { } unshared)
        {
            return SqsErrors.Invalid("ActionName", $"SQS:{unshared}", "Only the queue owner is allowed to invoke this action.");
        }
        if (request.AWSAccountIds!.Value.FirstOrDefault(a => !AccountId.TryParse(a, out _)) is { } nobody)
        {
            return SqsErrors.Invalid("PrincipalId", $"[{nobody}]", "Unable to verify.");
        }
        string policy = queue.Policy
            ?? $$"""{"Version":"2012-10-17","Id":{{JsonWriter.Quote($"{queue.Arn}/SQSDefaultPolicy")}},"Statement":[]}""";
        return PolicyStatements.Has(policy, request.Label!)
            ? SqsErrors.Invalid("Label", request.Label!, "Already exists.")
            : new Done<Nothing>(
                new Nothing(), [new Change.Put(queue.With(PolicyStatements.With(policy, Statement(queue, request)), call.Now))]);
    }

    private static string Statement(Queue queue, AddPermissionRequest request)
    {
        string principals = OneOrMore(request.AWSAccountIds!.Value.Select(a => $"arn:{queue.Arn.Partition}:iam::{a}:root"));
        string actions = OneOrMore(request.Actions!.Value.Select(a => $"SQS:{a}"));
        string sid = JsonWriter.Quote(request.Label!);
        return $$"""
            {"Sid":{{sid}},"Effect":"Allow","Principal":{"AWS":{{principals}}},"Action":{{actions}},"Resource":"{{queue.Arn}}"}
            """;
    }

    private static string OneOrMore(IEnumerable<string> texts) =>
        texts.Select(JsonWriter.Quote).ToList() is var quoted && quoted.Count == 1 ? quoted[0] : $"[{string.Join(",", quoted)}]";
}
