using System.Globalization;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html</summary>
public static class CreateQueue
{
    public sealed record Request(string? QueueName, ValueList<QueueAttribute> Attributes = default);

    public sealed record Response(string QueueArn);

    /// <remarks>A queue that exists with the same attributes is answered as it is.</remarks>
    public static Result<Done<Response>> Decide(SqsState state, Request request, Call call)
    {
        bool fifo = request.Attributes.Any(a => a is { Name: "FifoQueue", Value: "true" });
        if (CheckName(request.QueueName, fifo) is { } error)
        {
            return error;
        }
        for (int i = 0; i < request.Attributes.Count; i++)
        {
            if (CheckAttribute(request.Attributes[i], i) is { } refused)
            {
                return refused;
            }
        }
        var arn = call.Arn("sqs", request.QueueName!);
        var attributes = request.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal).ToValueList();
        string? policy = attributes.FirstOrDefault(a => a.Name == "Policy")?.Value;
        var queue = new Queue(arn, request.QueueName!, string.IsNullOrEmpty(policy) ? null : policy, fifo, attributes);
        return state.Find(arn.ToString()) is { } existing && existing != queue
            // Unverified: the text.
            ? new AwsError("QueueNameExists", $"A queue already exists with the same name and a different value for attribute(s).", Member: "QueueName")
            : new Done<Response>(new Response(arn.ToString()), [new Change.Put(queue)]);
    }

    // Unverified: the texts.
    private static AwsError? CheckName(string? name, bool fifo)
    {
        if (string.IsNullOrEmpty(name))
        {
            return new AwsError("MissingRequiredParameterException", "The request must contain the parameter QueueName.", Member: "QueueName");
        }
        if (Unknown.In(name))
        {
            return null;
        }
        if (fifo != name.EndsWith(".fifo", StringComparison.Ordinal))
        {
            return new AwsError(
                "InvalidParameterValueException",
                fifo ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length."
                    : "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
                Member: "QueueName");
        }
        string plain = fifo ? name[..^".fifo".Length] : name;
        return plain.Length > 0 && name.Length <= Limits.QueueNameLength && plain.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? null
            : new AwsError("InvalidParameterValueException", "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length", Member: "QueueName");
    }

    private static AwsError? CheckAttribute(QueueAttribute attribute, int index)
    {
        (int Minimum, int Maximum)? range = attribute.Name switch
        {
            "DelaySeconds" => (0, 900),
            "MaximumMessageSize" => (1024, 1_048_576),
            "MessageRetentionPeriod" => (60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds" => (0, 20),
            "VisibilityTimeout" => (0, 43_200),
            _ => null,
        };
        bool ok = range is not var (minimum, maximum) || Unknown.In(attribute.Value)
            || (int.TryParse(attribute.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= minimum && value <= maximum);
        return ok ? null : new AwsError("InvalidAttributeValue", $"Invalid value for the parameter {attribute.Name}.", Member: $"Attributes/{index}/Value");
    }
}
