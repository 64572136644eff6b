using System.Globalization;
using System.Text;
using Tocsin.Flow;
using Tocsin.Json;

namespace Tocsin.Chatbot;

/// <summary>The line that Chatbot writes for what it refuses.</summary>
/// <remarks>
/// The first line, the line break and the members up to <c>message</c> are as AWS wrote them in
/// https://github.com/aws-amplify/amplify-hosting/issues/943 and
/// https://github.com/aws/aws-cdk/issues/7983. Unverified: the members behind <c>message</c>, which are cut off there. The signature is not
/// a real one.
/// </remarks>
internal static class UnsupportedLine
{
    /// <summary>
    /// Chatbot logs here whatever region it serves: https://docs.aws.amazon.com/chatbot/latest/adminguide/cloudwatch-logs.html
    /// </summary>
    public const string Region = "us-east-1";

    /// <summary>Unverified: nobody has written down how Chatbot names its streams.</summary>
    public const string Stream = "chatbot";

    public static string Write(Notification n)
    {
        var line = new StringBuilder(
            "Event received is not supported (see https://docs.aws.amazon.com/chatbot/latest/adminguide/related-services.html ): \n{");
        Member(line, "subscribeUrl", null);
        Member(line, "type", "Notification");
        Member(line, "signatureVersion", "1");
        Member(line, "signature", "EXAMPLE");
        Member(line, "topicArn", n.Topic.ToString());
        Member(line, "signingCertUrl", $"https://sns.{n.Topic.Region}.amazonaws.com/SimpleNotificationService-EXAMPLE.pem");
        Member(line, "messageId", n.MessageId);
        Member(line, "message", n.Message);
        Member(line, "subject", n.Subject);
        Member(line, "unsubscribeUrl", null);
        Member(line, "timestamp", n.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Member(line, "token", null);
        return line.Append('}').ToString();
    }

    private static void Member(StringBuilder line, string name, string? value) =>
        line.Append(line[^1] == '{' ? "" : ", ").Append('"').Append(name).Append("\": ")
            .Append(value is null ? "null" : JsonWriter.Quote(value));
}
