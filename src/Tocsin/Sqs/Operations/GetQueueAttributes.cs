using System.Globalization;
using Tocsin.Aws;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html</summary>
public static class GetQueueAttributes
{
    public static Result<GetQueueAttributesResponse> Answer(SqsState state, GetQueueAttributesRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "GetQueueAttributes", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var names = request.AttributeNames.GetValueOrDefault();
        return new GetQueueAttributesResponse
        {
            Attributes = names.Count == 0
                ? null
                : All(found.Value, call.Now).Where(a => names.Contains("All") || names.Contains(a.Key)).ToValueMap().UnlessEmpty,
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> All(QueueMessages messages, DateTimeOffset now)
    {
        var queue = messages.Queue;
        var (visible, delayed, notVisible) = messages.CountAt(now);
        return
        [
            new("QueueArn", queue.Arn.ToString()),
            new("ApproximateNumberOfMessages", Text(visible)),
            new("ApproximateNumberOfMessagesNotVisible", Text(notVisible)),
            new("ApproximateNumberOfMessagesDelayed", Text(delayed)),
            new("CreatedTimestamp", Text(queue.Created?.ToUnixTimeSeconds() ?? 0)),
            new("LastModifiedTimestamp", Text((queue.Modified ?? queue.Created)?.ToUnixTimeSeconds() ?? 0)),
            .. QueueAttributes.Shown(queue),
        ];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
