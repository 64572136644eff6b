using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html</summary>
public static class Subscribe
{
    private static readonly string[] Protocols =
        ["http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose"];

    /// <summary>The same topic, protocol and endpoint again give the subscription that is there.</summary>
    public static Result<Done<SubscribeResponse>> Decide(SnsState state, SubscribeRequest request, Call call)
    {
        string protocol = request.Protocol ?? "";
        string endpoint = request.Endpoint ?? "";
        // https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html#sns-policy-keys
        var topic = SnsErrors.Topic(
            state, request.TopicArn, "Subscribe", call, [new("sns:Protocol", [protocol]), new("sns:Endpoint", [endpoint])]);
        if (topic.Error is { } missing)
        {
            return missing;
        }
        if (!Protocols.Contains(protocol) && !Unknown.In(protocol))
        {
            return SnsErrors.Invalid($"Amazon SNS does not support this protocol string: {protocol}", "Protocol");
        }
        if (EndpointRefusal(topic.Value, protocol, endpoint) is { } refusal)
        {
            return refusal;
        }
        if (Forbidden(topic.Value, protocol, call) is { } forbidden)
        {
            return forbidden;
        }
        bool pending = IsPending(protocol, endpoint);
        var arn = SnsNames.Subscription(topic.Value.Arn, call.Ids.Uuid());
        var blank = new Subscription(arn, topic.Value.Arn, protocol, endpoint, Pending: pending)
        {
            Principal = call.Principal,
            Tokens = pending ? [ConfirmationToken.New(call.Ids.Aside)] : [],
            ConfirmationWasAuthenticated = !pending,
            FoundAt = call.Endpoint,
            AskedAt = pending ? call.Now : null,
        };
        var set = SubscriptionAttributes.Set(blank, request.Attributes.GetValueOrDefault(), "Attributes Reason: ");
        if (set.Error is { } error)
        {
            return error;
        }
        var known = state.FindSubscription(topic.Value.Arn, protocol, endpoint);
        if (known is null)
        {
            return new Done<SubscribeResponse>(Response(set.Value, request), [new Change.Put(set.Value), .. Asked(set.Value, call)]);
        }
        if (!set.Value.Attributes.All(a => known.Find(a.Key) == a.Value))
        {
            return SnsErrors.Invalid("Attributes Reason: Subscription already exists with different attributes", "Attributes");
        }
        // One that still waits is asked again, with a token of its own; those before stay good (recorded on AWS 2026-09).
        var asked = known with { AskedAt = call.Now, Tokens = known.Tokens.AddRange(blank.Tokens).TakeLast(Limits.Tokens).ToValueList() };
        return new Done<SubscribeResponse>(
            Response(known, request), known.Pending ? [new Change.Put(asked), .. Asked(asked, call)] : []);
    }

    /// <summary>An endpoint that is to confirm is sent the newest token.</summary>
    private static ValueList<Change> Asked(Subscription subscription, Call call) =>
        subscription is { Pending: true, Protocol: "http" or "https" }
            ? [new Change.Send(Confirmation.To(subscription, subscription.Tokens[^1], call.Endpoint, call.Ids.Aside.Uuid(), call.Now))]
            : [];

    /// <summary>
    /// One that waits has no ARN to be told yet, unless it is asked for: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
    /// </summary>
    private static SubscribeResponse Response(Subscription subscription, SubscribeRequest request) => new()
    {
        SubscriptionArn = subscription.Pending && request.ReturnSubscriptionArn != true ? "pending confirmation"
            : subscription.Arn.ToString(),
    };

    /// <summary>
    /// Short messages and mobile push are not for the accounts of a server, whose callers have its address; what is declared is for AWS's.
    /// </summary>
    private static AwsError? Forbidden(Topic topic, string protocol, Call call) =>
        protocol is "sms" or "application" && call.IsServed
            ? Errors.AuthorizationErrorException.With(
                $"User: {call.Principal} is not authorized to perform: SNS:Subscribe on resource: {topic.Arn} "
                    + "because no identity-based policy allows the SNS:Subscribe action",
                "Protocol")
            : null;

    private static AwsError? EndpointRefusal(Topic topic, string protocol, string endpoint) => protocol switch
    {
        // https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html: to queues alone. Unverified: the text.
        not "sqs" when topic.IsFifo && !Unknown.In(protocol) =>
            SnsErrors.Invalid($"Protocol Reason: FIFO topics do not support the protocol {protocol}", "Protocol"),
        _ when Unknown.In(endpoint) => null,
        "http" or "https" when !endpoint.StartsWith($"{protocol}://", StringComparison.OrdinalIgnoreCase) =>
            SnsErrors.Invalid("Endpoint must match the specified protocol", "Endpoint"),
        "http" when endpoint.Contains('@') =>
            SnsErrors.Invalid("Endpoint Reason: Please use HTTPS for subscriptions that contain inline credentials", "Endpoint"),
        "sqs" when !Arn.TryParse(endpoint, out _) => SnsErrors.Invalid("SQS endpoint ARN", "Endpoint"),
        // Twice, as AWS says it.
        "sqs" when !topic.IsFifo && endpoint.EndsWith(".fifo", StringComparison.Ordinal) => SnsErrors.Invalid(
            "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics", "Endpoint"),
        "sms" when !IsNumber(endpoint) => SnsErrors.Invalid($"Invalid SMS endpoint: {endpoint}", "Endpoint"),
        _ => null,
    };

    /// <summary>https://docs.aws.amazon.com/sns/latest/dg/sms_sending-overview.html: E.164, with spaces and hyphens or without.</summary>
    private static bool IsNumber(string endpoint) =>
        endpoint.Count(char.IsAsciiDigit) is >= 5 and <= 15
        && endpoint.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ' or '.' or '(' or ')');

    /// <summary>Queues, functions and streams confirm themselves, as does Chatbot; the others wait for a person or a program.</summary>
    private static bool IsPending(string protocol, string endpoint) =>
        protocol is "http" or "https" or "email" or "email-json" && endpoint.TrimEnd('/') != Subscription.ChatbotEndpoint;
}
