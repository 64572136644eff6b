using System.Globalization;
using Tocsin.Json;

namespace Tocsin.Sns;

/// <summary>How often SNS tries an endpoint again, when, and what it says of the content that it posts.</summary>
/// <remarks>
/// Four phases: at once, after the least wait, after waits that grow, after the longest wait.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html. AWS waits some 20 seconds where it is told to wait fewer
/// (recorded 2026-09); here it is as the policy says.
/// </remarks>
public sealed record DeliveryPolicy
{
    /// <summary>What AWS does where nothing is set: recorded on AWS 2026-09.</summary>
    public static DeliveryPolicy Default { get; } = new();

    /// <summary>All of them together.</summary>
    public int Retries { get; init; } = 3;

    public int NoDelayRetries { get; init; }

    public int MinDelayRetries { get; init; }

    public int MaxDelayRetries { get; init; }

    public TimeSpan MinDelay { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary><c>linear</c>, <c>arithmetic</c>, <c>geometric</c> or <c>exponential</c>.</summary>
    public string BackoffFunction { get; init; } = "linear";

    /// <summary>How many messages a second an endpoint is sent at most; null is as many as there are.</summary>
    public double? MaxReceivesPerSecond { get; init; }

    public string ContentType { get; init; } = "text/plain; charset=UTF-8";

    /// <summary>That of a subscription: its own, else its topic's, whose word may be the last.</summary>
    public static DeliveryPolicy Of(Topic? topic, Subscription? subscription)
    {
        var http = Parse(topic?.Find("DeliveryPolicy"))?.Member("http");
        bool isTopicsAlone = http?.Member("disableSubscriptionOverrides") is JsonValue.Boolean { Value: true };
        var own = isTopicsAlone ? null : Parse(subscription?.Find("DeliveryPolicy"));
        var retry = Set(own, "healthyRetryPolicy") ?? Set(http, "defaultHealthyRetryPolicy");
        var request = Set(own, "requestPolicy") ?? Set(http, "defaultRequestPolicy");
        var throttle = Set(own, "throttlePolicy") ?? Set(http, "defaultThrottlePolicy");
        var policy = (retry is null ? Default : Of(retry)) with { MaxReceivesPerSecond = Most(throttle) };
        return request?.Member("headerContentType")?.AsText() is { Length: > 0 } type ? policy with { ContentType = type } : policy;
    }

    /// <summary>How long to wait before a retry; null where there is none.</summary>
    /// <param name="retry">From 1.</param>
    public TimeSpan? Wait(int retry)
    {
        int growing = Math.Max(0, Retries - NoDelayRetries - MinDelayRetries - MaxDelayRetries);
        return retry > Retries ? null
            : retry <= NoDelayRetries ? TimeSpan.Zero
            : retry <= NoDelayRetries + MinDelayRetries ? MinDelay
            : retry <= NoDelayRetries + MinDelayRetries + growing ? Growing(retry - NoDelayRetries - MinDelayRetries - 1, growing - 1)
            : MaxDelay;
    }

    /// <param name="step">From 0 to <paramref name="last"/>.</param>
    // Unverified: the curves, which AWS shows as a picture alone; they begin and end where the policy says.
    private TimeSpan Growing(int step, int last)
    {
        double part = last == 0 ? 0 : (double)step / last;
        return BackoffFunction switch
        {
            "arithmetic" => MinDelay + (MaxDelay - MinDelay) * part * part,
            "geometric" => MinDelay + (MaxDelay - MinDelay) * ((Math.Pow(2, step) - 1) / Math.Max(1, Math.Pow(2, last) - 1)),
            "exponential" => MinDelay * Math.Pow(MaxDelay / MinDelay, part),
            _ => MinDelay + (MaxDelay - MinDelay) * part,
        };
    }

    /// <remarks>Bounds: the page above. Unverified: what stands for what a policy leaves out; here it is the default.</remarks>
    private static DeliveryPolicy Of(JsonValue retry)
    {
        var least = Delay("minDelayTarget", Default.MinDelay);
        return new DeliveryPolicy
        {
            Retries = Number("numRetries", Default.Retries, Limits.Retries),
            NoDelayRetries = Number("numNoDelayRetries", 0, Limits.Retries),
            MinDelayRetries = Number("numMinDelayRetries", 0, Limits.Retries),
            MaxDelayRetries = Number("numMaxDelayRetries", 0, Limits.Retries),
            MinDelay = least,
            MaxDelay = Delay("maxDelayTarget", Default.MaxDelay) is var most && most > least ? most : least,
            BackoffFunction = retry.Member("backoffFunction")?.AsText() ?? Default.BackoffFunction,
        };

        TimeSpan Delay(string member, TimeSpan otherwise) =>
            TimeSpan.FromSeconds(Math.Max(1, Number(member, (int)otherwise.TotalSeconds, Limits.RetryDelaySeconds)));

        int Number(string member, int otherwise, int most) =>
            retry.Member(member) is JsonValue.Number { Text: var text }
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? (int)Math.Clamp(number, 0, most) : otherwise;
    }

    private static double? Most(JsonValue? throttle) =>
        throttle?.Member("maxReceivesPerSecond") is JsonValue.Number { Text: var text }
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double most)
            ? Math.Clamp(most, 1, Limits.ReceivesPerSecond) : null;

    private static JsonValue? Set(JsonValue? policy, string member) =>
        policy?.Member(member) is { } set and not JsonValue.Null ? set : null;

    private static JsonValue? Parse(string? text) => text is null ? null : JsonParser.Parse(text);
}
