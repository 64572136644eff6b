using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>Does a subscription's filter policy let a message through?</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
internal sealed class Filtering(Subscription subscription)
{
    private readonly Lazy<FilterPolicy> policy = new(() =>
        FilterPolicy.Parse(subscription.FilterPolicy!, subscription.FilterPolicyScope) is FilterPolicyResult.Valid { Policy: var read }
            ? read
            : throw new InvalidOperationException("Subscribe keeps no filter policy that SNS refuses"));

    /// <summary>The step that ends the message here, or null when it goes on.</summary>
    public Step? Refusal(Publication publication)
    {
        if (subscription.FilterPolicy is not { } text)
        {
            return null;
        }
        bool body = subscription.FilterPolicyScope == FilterPolicyScope.MessageBody;
        string subject = body ? MessageStructure.TextOf(publication, subscription.Protocol) : Attributes(publication.Attributes);
        var place = new Place(subscription.Arn.ToString(), "FilterPolicy");
        string? unknown = Unknown.NamesIn(text).Concat(Unknown.NamesIn(subject))
            .Concat(Unknown.NamesIn(subscription.Find("FilterPolicyScope") ?? "")).FirstOrDefault();
        if (unknown is not null)
        {
            return new Step(
                Stage.Subscription, place, new Verdict.Undetermined(unknown),
                $"whether the filter policy lets the message through depends on {unknown}");
        }
        if (!EventBytes.TryCreate(subject, out var bytes, out _))
        {
            return Stopped(
                place, "the message is no JSON object, so a filter policy on its body drops it", "a filter policy on attributes, or none");
        }
        if (policy.Value.Matches(bytes))
        {
            return null;
        }
        var why = policy.Value.Explain(bytes);
        string attributes = !body && publication.Attributes.Count == 0
            ? " EventBridge's messages carry no attributes, so such a policy drops them all."
            : "";
        return Stopped(
            place with { Pointer = why.Pointer }, $"{why.Detail}.{attributes}",
            body ? "a policy that the message matches, or none" : "filter_policy_scope = \"MessageBody\", or no filter policy");
    }

    /// <summary>
    /// Name to value, as the pattern language reads it: numbers as sent, String.Array as the array it holds. Binary never matches.
    /// </summary>
    private static string Attributes(ValueList<MessageAttribute> attributes) =>
        JsonWriter.Write(new JsonValue.Object(
            attributes.Where(a => !a.Type.StartsWith("Binary", StringComparison.Ordinal)).Select(a => new JsonMember(a.Name, Value(a)))
                .ToValueList()));

    private static JsonValue Value(MessageAttribute attribute) =>
        attribute.Type.StartsWith("Number", StringComparison.Ordinal) && JsonParser.Parse(attribute.Value) is JsonValue.Number number
            ? number
        : attribute.Type.StartsWith("String.Array", StringComparison.Ordinal) && JsonParser.Parse(attribute.Value) is JsonValue.Array array
            ? array
        : new JsonValue.String(attribute.Value);

    private static Step Stopped(Place place, string why, string write)
    {
        var note = new Note(
            FindingCode.FilteredOut, Severity.Error, place,
            $"the subscription's filter policy drops the message: {why} SNS counts it in NumberOfNotificationsFilteredOut and does "
                + $"nothing else.",
            write);
        return new Step(Stage.Subscription, place, new Verdict.Stopped(Reasons.FilteredOut), "filtered out", [note]);
    }
}
