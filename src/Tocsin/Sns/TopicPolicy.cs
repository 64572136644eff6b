using System.Text;
using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>The resource policy of a topic.</summary>
public static class TopicPolicy
{
    /// <summary>
    /// https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html, and the default policy as
    /// recorded on AWS 2026-09.
    /// </summary>
    private static readonly string[] Actions =
    [
        "AddPermission", "DeleteTopic", "GetDataProtectionPolicy", "GetTopicAttributes", "ListSubscriptionsByTopic", "ListTagsForResource",
        "Publish", "PutDataProtectionPolicy", "Receive", "RemovePermission", "SetTopicAttributes", "Subscribe", "TagResource",
        "UntagResource",
    ];

    private static readonly string[] DefaultActions =
    [
        "GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic", "Subscribe",
        "ListSubscriptionsByTopic",
        "Publish",
    ];

    /// <summary>
    /// What a topic has when nobody gives it a policy, exactly (recorded on AWS 2026-09). No service but CloudWatch alarms satisfies its
    /// condition.
    /// </summary>
    public static string Default(Arn topic) =>
        """{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","""
        + "\"Principal\":{\"AWS\":\"*\"},\"Action\":["
        + string.Join(",", DefaultActions.Select(a => JsonWriter.Quote($"SNS:{a}")))
        + "],\"Resource\":"
        + JsonWriter.Quote(topic.ToString())
        + ""","Condition":{"StringEquals":{"AWS:SourceOwner":"""
        + JsonWriter.Quote(topic.Account)
        + "}}}]}";

    /// <summary>The policy as SNS keeps it: spaces dropped, everything else as it was sent (recorded on AWS 2026-09).</summary>
    internal static string Minified(string text) => JsonParser.Parse(text) is { } json ? JsonWriter.Write(json) : text;

    /// <summary>Why SNS refuses a policy, or null. Unknown parts are not held against it.</summary>
    /// <returns>The text, and a JSON Pointer to what it is about.</returns>
    internal static (string Message, string Pointer, Cause? Cause)? Refusal(string text) => PolicyDocument.Parse(text) switch
    {
        PolicyResult.Undetermined => null,
        PolicyResult.Valid valid => Refusal(valid.Document, text),
        _ => ("Invalid parameter: Policy Error: null", "", null),
    };

    private static (string Message, string Pointer, Cause? Cause)? Refusal(PolicyDocument policy, string text)
    {
        if (policy.Statements.Select(s => s.Action).FirstOrDefault(a => !a.Values.All(IsInScope)) is { } action)
        {
            return ("Invalid parameter: Policy statement action out of service scope!", action.Pointer, new Cause.ForeignAction());
        }
        var principals = policy.Statements.SelectMany(s => s.Principal?.Entries ?? []);
        if (principals.FirstOrDefault(e => e.Type == "AWS" && !e.Values.All(IsPrincipal)) is { } unknown)
        {
            return ("Invalid parameter: Policy Error: PrincipalNotFound", unknown.Pointer, new Cause.NoSuchPrincipal());
        }
        // Unverified: which text AWS has for a missing principal and for its limits.
        return policy.Statements.Any(s => s.Principal is null) || policy.Statements.Count > Limits.PolicyStatements
            || Encoding.UTF8.GetByteCount(text) > Limits.PolicyBytes
            ? ("Invalid parameter: Policy Error: null", "", null)
            : null;
    }

    /// <summary>A topic policy names actions one by one: <c>sns:*</c> and <c>*</c> are refused (recorded on AWS 2026-09).</summary>
    internal static bool IsInScope(string action) =>
        Unknown.In(action)
        || (action.StartsWith("sns:", StringComparison.OrdinalIgnoreCase)
            && Actions.Contains(action[4..], StringComparer.OrdinalIgnoreCase));

    private static bool IsPrincipal(string value) =>
        value == "*" || Unknown.In(value) || AccountId.TryParse(value, out _) || Arn.TryParse(value, out _);
}
