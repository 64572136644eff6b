using Tocsin.Delivery.Store;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sns;

namespace Tocsin.Delivery.Signing;

/// <summary>Signs what SNS hands to queues and endpoints, as the topic asks for it.</summary>
/// <remarks>
/// The certificate is read, or made in a third of a second, when something is signed or asked for the first time: whoever only posts to
/// Slack pays nothing. One signature costs a third of a millisecond; of what a topic hands to several subscribers it is one and the same,
/// and made once. Safe for any number of threads.
/// </remarks>
/// <param name="own">Where this server is found by who does not say where he found it, without a path.</param>
public sealed class SnsSigner(DataDirectory directory, Func<string> own) : IDisposable
{
    private readonly Lazy<SigningCertificate> certificate = new(() => SigningCertificate.Of(directory));
    private volatile Signed? last;

    /// <summary>The certificate, where it is at that path; else null.</summary>
    public string? CertificateAt(string path) => certificate.Value.Path == path ? certificate.Value.Pem : null;

    /// <param name="envelope">A notification or a confirmation, to a subscription.</param>
    /// <exception cref="StoreException">There is no certificate, and none can be made.</exception>
    public NotificationSignature Sign(Estate estate, Envelope envelope)
    {
        var (topic, text) = envelope.Content switch
        {
            Notification notification => (notification.Topic, NotificationText.ToSign(notification)),
            Confirmation confirmation => (confirmation.Topic, ConfirmationText.ToSign(confirmation)),
            var other => throw new InvalidOperationException($"nobody signs a {other.GetType().Name}"),
        };
        string version = estate.Sns.Find(topic)?.Find("SignatureVersion") == "2" ? "2" : "1";
        string at = estate.Sns.FindSubscription(envelope.Sender.Resource)?.FoundAt ?? own();
        return new NotificationSignature(version, Sign(text, version), at + certificate.Value.Path, at);
    }

    public void Dispose()
    {
        if (certificate.IsValueCreated)
        {
            certificate.Value.Dispose();
        }
    }

    private string Sign(string text, string version)
    {
        if (last is { } known && known.Version == version && known.Text == text)
        {
            return known.Signature;
        }
        string signature = certificate.Value.Sign(text, version);
        last = new Signed(text, version, signature);
        return signature;
    }

    private sealed record Signed(string Text, string Version, string Signature);
}
