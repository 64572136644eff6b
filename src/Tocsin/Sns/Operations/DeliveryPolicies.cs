using System.Globalization;
using Tocsin.Json;

namespace Tocsin.Sns.Operations;

/// <summary>How deliveries to HTTP endpoints are tried again: what is set over what AWS does otherwise (recorded on AWS 2026-09).</summary>
/// <remarks>Unverified: that what is set stands there member by member.</remarks>
internal static class DeliveryPolicies
{
    private const string Retry =
        """{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"""
        + "\"backoffFunction\":\"linear\"}";

    private const string Request = """{"headerContentType":"text/plain; charset=UTF-8"}""";

    /// <param name="set">The topic's DeliveryPolicy; null where it has none.</param>
    public static string OfTopic(string? set)
    {
        var http = (set is null ? null : JsonParser.Parse(set))?.Member("http");
        return $"{{\"http\":{{\"defaultHealthyRetryPolicy\":{Or(http, "defaultHealthyRetryPolicy", Retry)},"
            + $"\"disableSubscriptionOverrides\":{Or(http, "disableSubscriptionOverrides", "false")},"
            + (http?.Member("defaultThrottlePolicy") is null ? ""
                : $"\"defaultThrottlePolicy\":{Or(http, "defaultThrottlePolicy", "null")},")
            + $"\"defaultRequestPolicy\":{Or(http, "defaultRequestPolicy", Request)}}}}}";
    }

    /// <summary>Its own, else its topic's, whose word may be the last.</summary>
    /// <param name="set">The subscription's DeliveryPolicy; null where it has none.</param>
    /// <param name="ofTopic">Its topic's.</param>
    public static string OfSubscription(string? set, string? ofTopic)
    {
        var http = (ofTopic is null ? null : JsonParser.Parse(ofTopic))?.Member("http");
        bool isTopicsAlone = http?.Member("disableSubscriptionOverrides") is JsonValue.Boolean { Value: true };
        var own = set is null || isTopicsAlone ? null : JsonParser.Parse(set);
        string retry = Or(http, "defaultHealthyRetryPolicy", Retry), request = Or(http, "defaultRequestPolicy", Request);
        return $"{{\"healthyRetryPolicy\":{Or(own, "healthyRetryPolicy", retry)},"
            + $"\"sicklyRetryPolicy\":{Or(own, "sicklyRetryPolicy", "null")},"
            + $"\"throttlePolicy\":{Or(own, "throttlePolicy", Or(http, "defaultThrottlePolicy", "null"))},"
            + $"\"requestPolicy\":{Or(own, "requestPolicy", request)},"
            + $"\"guaranteed\":{Or(own, "guaranteed", "false")}}}";
    }

    /// <summary>What of a topic's policy is out of bounds, or null.</summary>
    public static string? FaultOfTopic(string set)
    {
        var http = JsonParser.Parse(set)?.Member("http");
        return Fault(http, "http.defaultHealthyRetryPolicy", "defaultHealthyRetryPolicy", "defaultThrottlePolicy");
    }

    /// <summary>What of a subscription's policy is out of bounds, or null.</summary>
    public static string? FaultOfSubscription(string set) =>
        Fault(JsonParser.Parse(set), "healthyRetryPolicy", "healthyRetryPolicy", "throttlePolicy");

    // Bounds: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html; that the least wait must be said was recorded on
    // AWS 2026-09. Unverified: the other texts.
    private static string? Fault(JsonValue? policy, string told, string retryMember, string throttleMember)
    {
        if (policy?.Member(throttleMember) is JsonValue.Object throttle && Number(throttle, "maxReceivesPerSecond") < 1)
        {
            return $"DeliveryPolicy: {throttleMember}.maxReceivesPerSecond must be greater than or equal to 1";
        }
        if (policy?.Member(retryMember) is not JsonValue.Object retry)
        {
            return null;
        }
        if (retry["minDelayTarget"] is null && retryMember == "healthyRetryPolicy")
        {
            return $"DeliveryPolicy: {told}.minDelayTarget must be specified";
        }
        foreach (string delay in new[] { "minDelayTarget", "maxDelayTarget" })
        {
            if (Number(retry, delay) is < 1 or > Limits.RetryDelaySeconds)
            {
                return $"DeliveryPolicy: {told}.{delay} must be between 1 and {Limits.RetryDelaySeconds}";
            }
        }
        if (Number(retry, "minDelayTarget") > Number(retry, "maxDelayTarget"))
        {
            return $"DeliveryPolicy: {told}.minDelayTarget must be less than or equal to maxDelayTarget";
        }
        double? retries = Number(retry, "numRetries");
        if (retries is < 0 or > Limits.Retries)
        {
            return $"DeliveryPolicy: {told}.numRetries must be between 0 and {Limits.Retries}";
        }
        string[] phases = ["numNoDelayRetries", "numMinDelayRetries", "numMaxDelayRetries"];
        return phases.Sum(p => Number(retry, p) ?? 0) > retries
            ? $"DeliveryPolicy: {told}.numRetries must be greater than or equal to the retries of its phases" : null;
    }

    private static double? Number(JsonValue.Object of, string member) =>
        of[member] is JsonValue.Number { Text: var text }
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static string Or(JsonValue? set, string member, string otherwise) =>
        set?.Member(member) is { } value and not JsonValue.Null ? JsonWriter.Write(value) : otherwise;
}
