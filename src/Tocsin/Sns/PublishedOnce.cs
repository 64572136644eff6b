using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Aws;

namespace Tocsin.Sns;

/// <summary>
/// What a FIFO topic remembers of a message: another of its deduplication's id is answered as this one, and goes to nobody.
/// </summary>
/// <param name="Arn">Ours: the topic's with the key.</param>
/// <param name="Key">A digest of the deduplication's id, behind the group's where it is unique within that.</param>
public sealed record PublishedOnce(Arn Arn, Arn Topic, string Key, string MessageId, long Sequence, DateTimeOffset Published)
    : Resource(Arn), IShape<PublishedOnce>
{
    private const string Mark = "published/";

    public override Arn? Owner => Topic;

    public string SequenceNumber => NumberOf(Sequence);

    public bool HasExpired(DateTimeOffset now) => now - Published >= Limits.Deduplication;

    public static PublishedOnce Of(Arn topic, string key, string messageId, long sequence, DateTimeOffset now) =>
        new(SnsNames.Subscription(topic, Mark + key), topic, key, messageId, sequence, now);

    /// <summary>No colon and no slash is in it, whatever is in the ids.</summary>
    public static string KeyOf(string? group, string id) => Digest($"{group}\n{id}");

    /// <summary>The id of a message that has none, where its topic takes the content for one.</summary>
    public static string IdOf(string message) => Digest(message);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>20 digits, as AWS's are.</summary>
    public static string NumberOf(long sequence) =>
        (10_000_000_000_000_000_000UL + (ulong)sequence).ToString(CultureInfo.InvariantCulture);

    /// <summary>The key that an ARN's resource names; null where it is a subscription's.</summary>
    internal static string? KeyIn(Arn arn) =>
        arn.Resource[(arn.Resource.LastIndexOf(':') + 1)..] is var id && id.StartsWith(Mark, StringComparison.Ordinal)
            ? id[Mark.Length..] : null;

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("topic", Topic);
        to.Text("key", Key);
        to.Text("messageId", MessageId);
        to.Long("sequence", Sequence);
        to.Timestamp("published", Published);
    }

    public static PublishedOnce Read(FieldReader from) => new(
        from.Arn("arn"), from.Arn("topic"), from.Text("key") ?? "", from.Text("messageId") ?? "", from.Long("sequence") ?? 0,
        from.Timestamp("published") ?? default);
}
