using Tocsin.Aws;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>
/// Answers that several operations share. Codes: botocore 1.43, sns 2010-03-31; texts: recorded on AWS 2026-09 where nothing else is said.
/// </summary>
internal static class SnsErrors
{
    public static AwsError Invalid(string text, string member) =>
        Errors.InvalidParameterException.With($"Invalid parameter: {text}", member);

    public static AwsError NotFound(string text, string member) => Errors.NotFoundException.With(text, member, cause: new Cause.Missing());

    /// <summary>The topic a request names, or why there is none.</summary>
    public static Result<Topic> Topic(SnsState state, string? arn, Call call)
    {
        if (state.Find(arn ?? "") is { } topic)
        {
            return topic;
        }
        int elements = (arn ?? "").Split(':').Length;
        if (elements < 6 && !Unknown.In(arn))
        {
            return Invalid($"TopicArn Reason: An ARN must have at least 6 elements, not {elements}", "TopicArn")
                with { Cause = new Cause.NoTopicArn(arn ?? "") };
        }
        return Arn.TryParse(arn, out var parsed) && parsed.Region != call.Region && !Unknown.In(parsed.Region)
            ? Invalid("TopicArn", "TopicArn")
            : NotFound("Topic does not exist", "TopicArn");
    }

    /// <summary>The topic whose tags a request is about. Unverified: the text where there is none.</summary>
    public static Result<Topic> Tagged(SnsState state, string? arn) => state.Find(arn ?? "") is { } topic
        ? topic
        : Errors.ResourceNotFoundException.With("Resource does not exist", "ResourceArn", cause: new Cause.Missing());

    /// <summary>The subscription a request names, or why there is none.</summary>
    public static Result<Subscription> Subscription(SnsState state, string? arn) => state.FindSubscription(arn ?? "") is { } subscription
        ? subscription
        : Arn.TryParse(arn, out _) || Unknown.In(arn) ? NotFound("Subscription does not exist", "SubscriptionArn")
        : Invalid($"SubscriptionArn Reason: An ARN must have at least 6 elements, not {(arn ?? "").Split(':').Length}", "SubscriptionArn");
}
