using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>
/// Sets attributes of a subscription, for Subscribe and SetSubscriptionAttributes, which differ only in the beginning of the refusal.
/// </summary>
internal static class SubscriptionAttributes
{
    private static readonly string[] Settable = [
        "DeliveryPolicy", "FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy", "SubscriptionRoleArn",
            "ReplayPolicy"];

    /// <param name="prefix"><c>Attributes Reason: </c> on Subscribe, else empty.</param>
    public static Result<Subscription> Set(Subscription subscription, ValueMap<string> attributes, string prefix)
    {
        foreach (var attribute in attributes)
        {
            if (Refusal(attribute.Key, attribute.Value) is { } refusal)
            {
                return SnsErrors.Invalid(prefix + refusal, $"Attributes/{attribute.Key}");
            }
            var others = subscription.Attributes.Where(a => a.Key != attribute.Key);
            subscription = subscription with { Attributes = (IsUnset(attribute) ? others : others.Append(attribute)).ToValueMap() };
        }
        // The policy is read last: its scope may stand behind it in the request.
        return attributes.Any(a => a.Key is "FilterPolicy" or "FilterPolicyScope") && FilterPolicyError(subscription) is { } error
            ? SnsErrors.Invalid(prefix + error, "Attributes/FilterPolicy")
            : subscription;
    }

    private static string? Refusal(string name, string value) => name switch
    {
        _ when !Settable.Contains(name) => "AttributeName",
        _ when Unknown.In(value) => null,
        "RawMessageDelivery" when value is not ("true" or "false") =>
            $"RawMessageDelivery: Invalid value [{value}]. Must be true or false.",
        "FilterPolicyScope" when value is not ("MessageBody" or "MessageAttributes") =>
            $"FilterPolicyScope: Invalid value [{value}]. Please use either MessageBody or MessageAttributes",
        "RedrivePolicy" when value.Length > 0 && !Arn.TryParse(JsonParser.Parse(value)?.Member("deadLetterTargetArn")?.AsText(), out _) =>
            "RedrivePolicy: deadLetterTargetArn is an invalid arn",
        "DeliveryPolicy" => DeliveryPolicies.FaultOfSubscription(value),
        _ => null,
    };

    /// <summary>An empty policy, <c>{}</c>, leaves none (recorded on AWS 2026-09).</summary>
    private static bool IsUnset(KeyValuePair<string, string> attribute) =>
        attribute.Value.Length == 0 || (attribute.Key == "FilterPolicy" && attribute.Value.Trim() == "{}");

    private static string? FilterPolicyError(Subscription subscription) =>
        subscription.FilterPolicy is { } policy && !Unknown.In(policy)
            && FilterPolicy.Parse(policy, subscription.FilterPolicyScope) is FilterPolicyResult.Invalid invalid
            ? invalid.Error.Message
            : null;
}
