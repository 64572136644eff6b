using Tocsin.Aws;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>Answers that several operations share.</summary>
internal static class SqsErrors
{
    /// <summary>The queue that a request names by its address, or why there is none.</summary>
    public static Result<QueueMessages> Queue(SqsState state, string? url, Call call) =>
        SqsNames.Of(url ?? "", call) is { } arn && state.Of(arn) is { } queue ? queue : NoQueue("QueueUrl");

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
