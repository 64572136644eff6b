using System.Globalization;
using System.Text;
using Tocsin.Aws;
using Tocsin.Json;

namespace Tocsin.Flow;

/// <summary>The text that a subscriber gets around a message, unless it asked for raw delivery.</summary>
/// <remarks>
/// Recorded on AWS 2026-09, and https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html: one member a line, two spaces,
/// and a blank before the colon. Nothing in the addresses is percent-encoded.
/// </remarks>
public static class NotificationText
{
    /// <param name="subscription">The subscription's ARN.</param>
    /// <param name="signature">Null where nobody can sign: a text in its place says so.</param>
    public static string Write(Notification notification, string subscription, NotificationSignature? signature = null)
    {
        var text = new StringBuilder("{");
        Member(text, "Type", "Notification");
        Member(text, "MessageId", notification.MessageId);
        if (notification.SequenceNumber is { } number)
        {
            Member(text, "SequenceNumber", number);
        }
        Member(text, "TopicArn", notification.Topic.ToString());
        if (notification.Subject is { } subject)
        {
            Member(text, "Subject", subject);
        }
        Member(text, "Message", notification.Message);
        Member(text, "Timestamp", Time(notification.Timestamp));
        string host = HostOf(notification.Topic);
        // What a FIFO topic hands on is not signed.
        if (notification.SequenceNumber is null)
        {
            Member(text, "SignatureVersion", signature?.Version ?? "1");
            Member(text, "Signature", signature?.Signature ?? "EXAMPLE");
            Member(text, "SigningCertURL", signature?.CertificateUrl ?? $"{host}/SimpleNotificationService-EXAMPLE.pem");
        }
        Member(text, "UnsubscribeURL", $"{signature?.UnsubscribeHost ?? host}/?Action=Unsubscribe&SubscriptionArn={subscription}");
        if (notification.Attributes.Count > 0)
        {
            text.Append(",\n  \"MessageAttributes\" : {");
            foreach (var attribute in notification.Attributes)
            {
                text.Append(text[^1] == '{' ? "\n    " : ",\n    ").Append(JsonWriter.Quote(attribute.Name)).Append(" : {\"Type\":")
                    .Append(JsonWriter.Quote(attribute.Type)).Append(",\"Value\":").Append(JsonWriter.Quote(attribute.Value)).Append('}');
            }
            text.Append("\n  }");
        }
        return text.Append("\n}").ToString();
    }

    /// <summary>What a signature is made of: https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html</summary>
    public static string ToSign(Notification notification)
    {
        string subject = notification.Subject is { } given ? $"Subject\n{given}\n" : "";
        return $"Message\n{notification.Message}\nMessageId\n{notification.MessageId}\n{subject}Timestamp\n{Time(notification.Timestamp)}\n"
            + $"TopicArn\n{notification.Topic}\nType\nNotification\n";
    }

    /// <summary>Where AWS's own SNS of a topic is.</summary>
    internal static string HostOf(Arn topic) => $"https://sns.{topic.Region}.{new Region(topic.Region).Suffix}";

    internal static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static void Member(StringBuilder text, string name, string value) =>
        text.Append(text[^1] == '{' ? "\n  " : ",\n  ").Append('"').Append(name).Append("\" : ").Append(JsonWriter.Quote(value));
}
