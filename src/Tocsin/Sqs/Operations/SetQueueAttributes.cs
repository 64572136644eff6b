using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</summary>
/// <remarks>Attributes that are not named stay as they are.</remarks>
public static class SetQueueAttributes
{
    public static Result<Done<Nothing>> Decide(SqsState state, SetQueueAttributesRequest request, Call call)
    {
        if (SqsNames.Of(request.QueueUrl!) is not { } arn || state.Find(arn.ToString()) is not { } queue)
        {
            return Errors.QueueDoesNotExist.With("The specified queue does not exist.", "QueueUrl", cause: new Cause.Missing());
        }
        var given = request.Attributes.GetValueOrDefault();
        if (Constraints.Attributes(given) is { } error)
        {
            return error;
        }
        var changed = queue with { Attributes = queue.Attributes.Concat(given).ToValueMap() };
        return new Done<Nothing>(
            new Nothing(), [new Change.Put(given.TryGetValue("Policy", out string? policy)
                ? changed with { Policy = policy.Length > 0 ? policy : null } : changed)]);
    }
}
