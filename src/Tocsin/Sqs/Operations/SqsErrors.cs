using Tocsin.Aws;
using Tocsin.Policies;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>Answers that several operations share.</summary>
internal static class SqsErrors
{
    /// <summary>No policy gives these to another account.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-overview-of-managing-access.html
    /// </remarks>
    private static readonly string[] OwnersAlone =
    [
        "AddPermission", "CancelMessageMoveTask", "DeleteQueue", "ListMessageMoveTasks", "ListQueueTags", "RemovePermission",
        "SetQueueAttributes", "StartMessageMoveTask", "TagQueue", "UntagQueue",
    ];

    /// <summary>What is left to the root of an account that locked itself out.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html, policy SQSUnlockQueuePolicy.</remarks>
    private static readonly string[] Unlocking = ["GetQueueAttributes", "GetQueueUrl", "SetQueueAttributes"];

    /// <summary>The queue that a request names by its address, or why there is none for who calls.</summary>
    /// <param name="action">What is to be done to it, without its service: <c>SendMessage</c>.</param>
    public static Result<QueueMessages> Queue(SqsState state, string? url, string action, Call call) =>
        SqsNames.Of(url ?? "", call) is { } arn && state.Of(arn) is { } queue
            ? Denied(queue.Queue, action, call, "QueueUrl") is { } denied ? denied : queue
            : NoQueue("QueueUrl");

    /// <summary>Why who calls may not do something to a queue; null where he may.</summary>
    public static AwsError? Denied(Queue queue, string action, Call call, string member)
    {
        // As AWS tells of it: recorded on AWS 2026-09 of services that send.
        string told = $"sqs:{action.ToLowerInvariant()}";
        bool isOwn = call.Owns(queue.Arn);
        string? why = isOwn && call.Principal.Resource == "root" && Unlocking.Contains(action) ? null
            : !isOwn && OwnersAlone.Contains(action)
                ? CallerAccess.Told(call, told, queue.Arn.ToString(), $"because no resource-based policy allows the {told} action")
            : CallerAccess.Refusal(call, told, queue.Arn, queue.Policy);
        // The code is in no model: botocore 1.43, sqs 2012-11-05.
        return why is null ? null : new AwsError("AccessDenied", why, 403, member);
    }

    public static AwsError NoQueue(string member) =>
        Errors.QueueDoesNotExist.With("The specified queue does not exist.", member, cause: new Cause.Missing());

    // The codes of these are in no model: botocore 1.43, sqs 2012-11-05.
    public static AwsError Invalid(string text, string member) => new("InvalidParameterValue", text, Member: member);

    // Unverified: the text.
    public static AwsError Invalid(string parameter, string value, string reason) =>
        Invalid($"Value {value} for parameter {parameter} is invalid. Reason: {reason}", parameter);

    public static AwsError Missing(string parameter) =>
        new("MissingParameter", $"The request must contain the parameter {parameter}.", Member: parameter);
}
