using System.Collections.Concurrent;
using Tocsin.Aws;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;
using Tocsin.Json;

namespace Tocsin.Server.Ingest;

/// <summary>Where a message of a real account enters, once: it is on the disk when this answers.</summary>
/// <remarks>Safe for any number of threads.</remarks>
internal sealed class Intake(Writer writer, HeardTable heard)
{
    /// <summary>On their way in, by what they are remembered by.</summary>
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> coming = new(StringComparer.Ordinal);

    private long taken;
    private long repeated;
    private long refused;

    public long Taken => Volatile.Read(ref taken);

    public long Repeated => Volatile.Read(ref repeated);

    public long Refused => Volatile.Read(ref refused);

    /// <summary>Counts one that is not taken: whoever answers for it does.</summary>
    public void Refuse() => Interlocked.Increment(ref refused);

    /// <param name="source">The ARN of the topic or queue.</param>
    /// <param name="id">That of the message, which is its own where it is no event.</param>
    /// <returns>Why it is not taken; null where it was, now or before.</returns>
    /// <exception cref="StoreException">It could not be kept.</exception>
    public async Task<string?> Take(IngestOptions ingest, Arn source, string id, string message, string? subject)
    {
        if (Envelope(ingest, id, message, subject, out string key, out string? why) is not { } envelope)
        {
            return why;
        }
        // By where it enters: an event that two ways bring to one bus rings once.
        string name = $"{envelope.To.Text}/{key}";
        var own = new Lazy<Task<bool>>(() => Keep(envelope, new Entry.Heard(ingest.Name, source.ToString(), name)));
        var first = coming.GetOrAdd(name, own);
        try
        {
            bool isNew = await first.Value && ReferenceEquals(first, own);
            Interlocked.Increment(ref isNew ? ref taken : ref repeated);
            return null;
        }
        finally
        {
            coming.TryRemove(KeyValuePair.Create(name, own));
        }
    }

    /// <summary>False where there was one of its id.</summary>
    private async Task<bool> Keep(Envelope envelope, Entry.Heard entry)
    {
        if (heard.Has(entry.Message))
        {
            return false;
        }
        string account = envelope.To is Address.Topic { Arn: var topic } ? topic.Account : ((Address.Bus)envelope.To).Arn.Account;
        await writer.Take(envelope, entry, Root(account));
        return true;
    }

    private static Envelope? Envelope(
        IngestOptions ingest, string id, string message, string? subject, out string key, out string? why)
    {
        (key, why) = (id, null);
        if (ingest.Topic is { } topic)
        {
            var publication = new Publication(message, new Publisher.Caller(Root(topic.Account)), subject);
            return new Envelope(new Address.Topic(topic), publication, new Origin(id)) { Id = id };
        }
        if (!EventBytes.TryCreate(message, out var bytes, out var error))
        {
            why = $"the message is no event: {error.Message}";
            return null;
        }
        var root = JsonParser.Parse(message)!;
        string account = Member("account"), region = Member("region");
        key = Member("id");
        if (key.Length is 0 or > 256 || Member("source").Length == 0 || Member("detail-type").Length == 0
            || !AccountId.TryParse(account, out _) || !Region.IsCode(region))
        {
            why = "the message is no event of EventBridge: it needs id, source, detail-type, account and region";
            return null;
        }
        string? deployment = (root.At("/detail/deploymentId") as JsonValue.String)?.AsText();
        var bus = new Arn(new Region(region).Partition, "events", region, account, $"event-bus/{ingest.Bus}");
        return new Envelope(Address.Of(bus), new EventContent(bytes), new Origin(key, deployment));

        string Member(string name) => root.Member(name)?.AsText() ?? "";
    }

    private static Arn Root(string account) => new("aws", "iam", "", account, "root");
}
