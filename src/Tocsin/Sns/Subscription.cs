using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Patterns;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>A subscription to a topic.</summary>
/// <param name="Arn"><c>TOPIC-ARN:UUID</c></param>
/// <param name="Subscriber">The channel configuration whose endpoint it is, for one that Chatbot made.</param>
/// <param name="Pending">Nobody has confirmed it yet, so it gets nothing.</param>
/// <param name="Attributes">Those that were set, each once.</param>
public sealed partial record Subscription(
    Arn Arn,
    Arn Topic,
    string Protocol,
    string Endpoint,
    Arn? Subscriber = null,
    bool Pending = false,
    ValueMap<string> Attributes = default)
    : Resource(Arn), IShape<Subscription>
{
    /// <summary>Who subscribed; null for a service.</summary>
    public Arn? Principal { get; init; }

    /// <summary>When its endpoint was last asked to confirm it; null where it was not, or before that was kept.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>By each of them it is confirmed; the newest last.</summary>
    public ValueList<string> Tokens { get; init; }

    /// <summary>
    /// Where who subscribed found SNS, without a path: addresses in what the endpoint gets lead there. Null is AWS's own.
    /// </summary>
    public string? FoundAt { get; init; }

    /// <summary>Whoever had the link to it ended it; confirmed by its newest token, it goes on.</summary>
    public bool Ended { get; init; }

    /// <summary>Whoever confirmed it proved who he was, so that nobody else unsubscribes it.</summary>
    public bool ConfirmationWasAuthenticated { get; init; }

    /// <summary>Where Chatbot receives notifications: https://docs.aws.amazon.com/chatbot/latest/adminguide/getting-started.html</summary>
    public const string ChatbotEndpoint = "https://global.sns-api.chatbot.amazonaws.com";

    public override Arn? Owner => Topic;

    /// <summary>Without the password that stands in it (recorded on AWS 2026-09).</summary>
    public string ShownEndpoint => Password().Replace(Endpoint, "$1****@");

    public bool IsRaw => Find("RawMessageDelivery") == "true";

    /// <summary>Chatbot's endpoint, whether Chatbot subscribed it or somebody by hand.</summary>
    public bool IsOfChatbot => Protocol == "https" && Endpoint.TrimEnd('/') == ChatbotEndpoint;

    public string? FilterPolicy => Find("FilterPolicy");

    public FilterPolicyScope FilterPolicyScope =>
        Find("FilterPolicyScope") == "MessageBody" ? FilterPolicyScope.MessageBody : FilterPolicyScope.MessageAttributes;

    public string? Find(string attribute) => Attributes.TryGetValue(attribute, out string? value) ? value : null;

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("topic", Topic);
        to.Text("protocol", Protocol);
        to.Text("endpoint", Endpoint);
        to.Arn("subscriber", Subscriber);
        to.Boolean("pending", Pending);
        to.TextMap("attributes", Attributes.UnlessEmpty);
        to.Arn("principal", Principal);
        to.Texts("tokens", Tokens.UnlessEmpty);
        to.Boolean("confirmationWasAuthenticated", ConfirmationWasAuthenticated);
        to.Text("foundAt", FoundAt);
        to.Boolean("ended", Ended);
        to.Timestamp("askedAt", AskedAt);
    }

    public static Subscription Read(FieldReader from) => new(
        from.Arn("arn"), from.Arn("topic"), from.Text("protocol") ?? "", from.Text("endpoint") ?? "", from.OptionalArn("subscriber"),
        from.Boolean("pending") ?? false, from.TextMap("attributes").GetValueOrDefault())
    {
        Principal = from.OptionalArn("principal"),
        Tokens = from.Texts("tokens").GetValueOrDefault(),
        ConfirmationWasAuthenticated = from.Boolean("confirmationWasAuthenticated") ?? false,
        FoundAt = from.Text("foundAt"),
        Ended = from.Boolean("ended") ?? false,
        AskedAt = from.Timestamp("askedAt"),
    };

    [GeneratedRegex("^(https?://[^/:@]+:)[^/@]+@")]
    private static partial Regex Password();
}
