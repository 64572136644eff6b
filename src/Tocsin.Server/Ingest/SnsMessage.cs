using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Tocsin.Aws;
using Tocsin.Json;

namespace Tocsin.Server.Ingest;

/// <summary>What SNS posts or puts into a queue, wrapped in its own JSON: the members that are signed.</summary>
/// <remarks>
/// Message attributes are not signed (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html), and not taken.
/// </remarks>
internal sealed class SnsMessage
{
    private readonly JsonValue members;

    private SnsMessage(JsonValue members, string type, Arn topic, string id, string message, DateTimeOffset at)
    {
        this.members = members;
        (Type, Topic, Id, Message, At) = (type, topic, id, message, at);
    }

    public string Type { get; }

    public Arn Topic { get; }

    public string Id { get; }

    public string Message { get; }

    public DateTimeOffset At { get; }

    public string? Subject => Member("Subject");

    public string? SubscribeUrl => Member("SubscribeURL");

    public string? SignatureVersion => Member("SignatureVersion");

    public string? Signature => Member("Signature");

    public string? CertificateUrl => Member("SigningCertURL");

    /// <summary>What the signature is made of.</summary>
    public string ToSign
    {
        get
        {
            string[] signed = Type == "Notification"
                ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
                : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
            var text = new StringBuilder();
            foreach (string name in signed)
            {
                if (Member(name) is { } value)
                {
                    text.Append(name).Append('\n').Append(value).Append('\n');
                }
            }
            return text.ToString();
        }
    }

    public static bool TryRead(string text, [NotNullWhen(true)] out SnsMessage? message)
    {
        message = null;
        if (JsonParser.Parse(text) is not JsonValue.Object root
            || root.Member("Type")?.AsText() is not ("Notification" or "SubscriptionConfirmation" or "UnsubscribeConfirmation")
            || !Arn.TryParse(root.Member("TopicArn")?.AsText(), out var topic)
            || root.Member("MessageId")?.AsText() is not { Length: > 0 and <= 256 } id
            || root.Member("Message")?.AsText() is not { } said
            || !DateTimeOffset.TryParse(
                root.Member("Timestamp")?.AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return false;
        }
        message = new SnsMessage(root, root.Member("Type")!.AsText()!, topic, id, said, at);
        return true;
    }

    private string? Member(string name) => members.Member(name)?.AsText();
}
