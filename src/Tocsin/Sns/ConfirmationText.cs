using System.Text;
using Tocsin.Flow;

namespace Tocsin.Sns;

/// <summary>The text in which an endpoint is asked to confirm; written as notifications are.</summary>
/// <remarks>
/// The members recorded on AWS 2026-09. Unverified: the sentence of the end, which is that of
/// https://docs.aws.amazon.com/sns/latest/dg/http-unsubscribe-confirmation-json.html
/// </remarks>
public static class ConfirmationText
{
    public static string Write(Confirmation confirmation, NotificationSignature signature)
    {
        var text = new StringBuilder("{");
        NotificationText.Member(text, "Type", confirmation.Type);
        NotificationText.Member(text, "MessageId", confirmation.MessageId);
        NotificationText.Member(text, "Token", confirmation.Token);
        NotificationText.Member(text, "TopicArn", confirmation.Topic.ToString());
        NotificationText.Member(text, "Message", Message(confirmation));
        NotificationText.Member(text, "SubscribeURL", confirmation.SubscribeUrl);
        NotificationText.Member(text, "Timestamp", NotificationText.Time(confirmation.Timestamp));
        NotificationText.Member(text, "SignatureVersion", signature.Version);
        NotificationText.Member(text, "Signature", signature.Signature);
        NotificationText.Member(text, "SigningCertURL", signature.CertificateUrl);
        return text.Append("\n}").ToString();
    }

    /// <summary>What a signature is made of: https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html</summary>
    public static string ToSign(Confirmation confirmation) =>
        $"Message\n{Message(confirmation)}\nMessageId\n{confirmation.MessageId}\nSubscribeURL\n{confirmation.SubscribeUrl}\n"
        + $"Timestamp\n{NotificationText.Time(confirmation.Timestamp)}\nToken\n{confirmation.Token}\nTopicArn\n{confirmation.Topic}\n"
        + $"Type\n{confirmation.Type}\n";

    private static string Message(Confirmation confirmation) => confirmation.OfEnd
        ? $"You have chosen to deactivate subscription {confirmation.Subscription}.\n"
            + "To cancel this operation and restore the subscription, visit the SubscribeURL included in this message."
        : $"You have chosen to subscribe to the topic {confirmation.Topic}.\n"
            + "To confirm the subscription, visit the SubscribeURL included in this message.";
}
