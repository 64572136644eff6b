using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html</summary>
public static class CreateQueue
{
    /// <remarks>A queue that exists with the same attributes, or where none are given, is answered as it is.</remarks>
    public static Result<Done<CreateQueueResponse>> Decide(SqsState state, CreateQueueRequest request, Call call)
    {
        var attributes = request.Attributes.GetValueOrDefault();
        bool fifo = attributes.TryGetValue("FifoQueue", out string? said) && said == "true";
        if ((Constraints.Name(request.QueueName!, fifo) ?? Constraints.Attributes(attributes)) is { } error)
        {
            return error;
        }
        var arn = call.Arn("sqs", request.QueueName!);
        var response = new CreateQueueResponse { QueueUrl = SqsNames.Url(arn, call) };
        if (state.Find(arn.ToString()) is { } existing)
        {
            return attributes.FirstOrDefault(a => existing.Attribute(a.Key) is var there && (there ?? "") != a.Value) is { Key: { } other }
                // Unverified: the text.
                ? Errors.QueueNameExists.With(
                    $"A queue already exists with the same name and a different value for attribute {other}", "QueueName")
                : new Done<CreateQueueResponse>(response);
        }
        string? policy = attributes.TryGetValue("Policy", out string? text) && text.Length > 0 ? text : null;
        var queue = new Queue(arn, request.QueueName!, policy, fifo, QueueAttributes.With([], attributes))
        {
            Tags = request.Tags ?? [],
            Created = call.Now,
            Modified = call.Now,
        };
        return Constraints.Redrive(state, queue, attributes) is { } refused
            ? refused : new Done<CreateQueueResponse>(response, [new Change.Put(queue)]);
    }
}
