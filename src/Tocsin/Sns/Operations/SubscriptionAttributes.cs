using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>Sets attributes of a subscription, for Subscribe and SetSubscriptionAttributes, which differ only in the beginning of the refusal.</summary>
internal static class SubscriptionAttributes
{
    private static readonly string[] Settable = ["DeliveryPolicy", "FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy", "SubscriptionRoleArn", "ReplayPolicy"];

    /// <param name="prefix"><c>Attributes Reason: </c> on Subscribe, else empty.</param>
    public static Result<Subscription> Set(Subscription subscription, ValueList<NamedValue> attributes, string prefix)
    {
        foreach (var attribute in attributes)
        {
            if (Refusal(attribute) is { } refusal)
            {
                return SnsErrors.Invalid(prefix + refusal, $"Attributes/{attribute.Name}");
            }
            var others = subscription.Attributes.Where(a => a.Name != attribute.Name);
            subscription = subscription with { Attributes = (IsUnset(attribute) ? others : others.Append(attribute)).ToValueList() };
        }
        // The policy is read last: its scope may stand behind it in the request.
        return attributes.Any(a => a.Name is "FilterPolicy" or "FilterPolicyScope") && FilterPolicyError(subscription) is { } error
            ? SnsErrors.Invalid(prefix + error, "Attributes/FilterPolicy")
            : subscription;
    }

    private static string? Refusal(NamedValue attribute) => attribute switch
    {
        { Name: var name } when !Settable.Contains(name) => "AttributeName",
        { Value: var value } when Unknown.In(value) => null,
        { Name: "RawMessageDelivery", Value: var raw } when raw is not ("true" or "false") => $"RawMessageDelivery: Invalid value [{raw}]. Must be true or false.",
        { Name: "FilterPolicyScope", Value: var scope } when scope is not ("MessageBody" or "MessageAttributes") =>
            $"FilterPolicyScope: Invalid value [{scope}]. Please use either MessageBody or MessageAttributes",
        { Name: "RedrivePolicy", Value: { Length: > 0 } redrive } when !Arn.TryParse(JsonParser.Parse(redrive)?.Member("deadLetterTargetArn")?.AsText(), out _) =>
            "RedrivePolicy: deadLetterTargetArn is an invalid arn",
        _ => null,
    };

    /// <summary>An empty policy, <c>{}</c>, leaves none (recorded on AWS 2026-09).</summary>
    private static bool IsUnset(NamedValue attribute) => attribute.Value.Length == 0 || (attribute.Name == "FilterPolicy" && attribute.Value.Trim() == "{}");

    private static string? FilterPolicyError(Subscription subscription) =>
        subscription.FilterPolicy is { } policy && !Unknown.In(policy) && FilterPolicy.Parse(policy, subscription.FilterPolicyScope) is FilterPolicyResult.Invalid invalid
            ? invalid.Error.Message
            : null;
}
