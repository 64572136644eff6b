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

    private static string Or(JsonValue? set, string member, string otherwise) =>
        set?.Member(member) is { } value and not JsonValue.Null ? JsonWriter.Write(value) : otherwise;
}
