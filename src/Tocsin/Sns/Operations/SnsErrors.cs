using Tocsin.Aws;
using Tocsin.Policies;
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

    /// <summary>The topic a request names, or why there is none for who calls.</summary>
    /// <param name="action">What is to be done to it, without its service: <c>Publish</c>.</param>
    /// <param name="keys">What its policy gets to know of the request besides.</param>
    public static Result<Topic> Topic(SnsState state, string? arn, string action, Call call, ValueList<ContextKey> keys = default)
    {
        if (state.Find(arn ?? "") is { } topic)
        {
            return Denied(topic, action, call, keys) is { } denied ? denied : topic;
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
    public static Result<Topic> Tagged(SnsState state, string? arn, string action, Call call) => state.Find(arn ?? "") is { } topic
        ? Denied(topic, action, call) is { } denied ? denied : topic
        : Errors.ResourceNotFoundException.With("Resource does not exist", "ResourceArn", cause: new Cause.Missing());

    /// <summary>The subscription a request names, or why there is none for who calls.</summary>
    public static Result<Subscription> Subscription(SnsState state, string? arn, string action, Call call) =>
        state.FindSubscription(arn ?? "") is { } subscription
        ? Denied(subscription, action, call) is { } denied ? denied : subscription
        : Arn.TryParse(arn, out _) || Unknown.In(arn) ? NotFound("Subscription does not exist", "SubscriptionArn")
        : Invalid($"SubscriptionArn Reason: An ARN must have at least 6 elements, not {(arn ?? "").Split(':').Length}", "SubscriptionArn");

    /// <summary>A subscription is its topic's owner's, and its own's: no policy is asked. Unverified: the text.</summary>
    public static AwsError? Denied(Subscription subscription, string action, Call call) =>
        call.Owns(subscription.Topic) || subscription.Principal?.Account == call.Account.ToString()
            ? null
            : Errors.AuthorizationErrorException.With(
                CallerAccess.Told(
                    call, $"SNS:{action}", subscription.Arn.ToString(),
                    $"because no resource-based policy allows the SNS:{action} action"), "SubscriptionArn");

    private static AwsError? Denied(Topic topic, string action, Call call, ValueList<ContextKey> keys = default) =>
        CallerAccess.Refusal(call, $"SNS:{action}", topic.Arn, topic.Policy, keys) is { } text
            ? Errors.AuthorizationErrorException.With(text, "TopicArn")
            : null;
}
