using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html</summary>
public static class CreateQueue
{
    /// <remarks>A queue that exists with the same attributes is answered as it is.</remarks>
    public static Result<Done<CreateQueueResponse>> Decide(SqsState state, CreateQueueRequest request, Call call)
    {
        var attributes = request.Attributes.GetValueOrDefault();
        bool fifo = attributes.TryGetValue("FifoQueue", out string? said) && said == "true";
        if ((Constraints.Name(request.QueueName!, fifo) ?? Constraints.Attributes(attributes)) is { } error)
        {
            return error;
        }
        var arn = call.Arn("sqs", request.QueueName!);
        string? policy = attributes.TryGetValue("Policy", out string? text) && text.Length > 0 ? text : null;
        var queue = new Queue(arn, request.QueueName!, policy, fifo, attributes) { Tags = request.Tags ?? [] };
        return state.Find(arn.ToString()) is { } existing && existing != queue
            // Unverified: the text.
            ? Errors.QueueNameExists.With("A queue already exists with the same name and a different value for attribute(s).", "QueueName")
            : new Done<CreateQueueResponse>(new CreateQueueResponse { QueueUrl = SqsNames.Url(arn) }, [new Change.Put(queue)]);
    }
}
