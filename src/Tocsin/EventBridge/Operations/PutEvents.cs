using System.Buffers;
using System.Text;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html</summary>
/// <remarks>Each entry is answered by itself, and what becomes of an event at its rules never shows here. Accepted events are sent.</remarks>
public static class PutEvents
{
    public sealed record Request(ValueList<Entry> Entries);

    /// <param name="Detail">A JSON object, as text.</param>
    /// <param name="EventBusName">A name or an ARN; null is the default bus.</param>
    public sealed record Entry(
        string? Source, string? DetailType, string? Detail, ValueList<string> Resources = default, DateTimeOffset? Time = null, string? EventBusName = null);

    /// <param name="Entries">In the order of the request's.</param>
    public sealed record Response(int FailedEntryCount, ValueList<ResultEntry> Entries);

    public sealed record ResultEntry(string? EventId, string? ErrorCode = null, string? ErrorMessage = null);

    public static Result<Done<Response>> Decide(EventBridgeState state, Request request, Call call)
    {
        if (Check(request.Entries) is { } error)
        {
            return error;
        }
        var results = new List<ResultEntry>();
        var accepted = new List<Change>();
        var (detail, text) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>(1024));
        foreach (var entry in request.Entries)
        {
            detail.ResetWrittenCount();
            if (Defect(entry, detail) is { } defect)
            {
                results.Add(defect);
                continue;
            }
            string id = call.Ids.Uuid();
            results.Add(new ResultEntry(id));
            var bus = Names.Bus(call, entry.EventBusName);
            // An event for a bus that does not exist is accepted and dropped without a word (recorded on AWS 2026-09).
            if (state.HasBus(bus))
            {
                var made = EntryEvent.Make(entry, detail.WrittenSpan, id, bus, call, text);
                accepted.Add(new Change.Send(new Envelope(new Address.Bus(bus), new EventContent(made), new Origin(id))));
            }
        }
        return new Done<Response>(new Response(results.Count(r => r.ErrorCode is not null), results.ToValueList()), accepted.ToValueList());
    }

    private static AwsError? Check(ValueList<Entry> entries)
    {
        if (entries.Count is 0 or > Limits.EntriesPerPutEvents)
        {
            return Refusal.Constraint(
                $"[{string.Join(", ", entries.Select(Show))}]", "entries",
                entries.Count == 0 ? "Member must have length greater than or equal to 1" : $"Member must have length less than or equal to {Limits.EntriesPerPutEvents}", "Entries");
        }
        return entries.Sum(SizeBytes) > Limits.EntriesSizeBytes
            ? Refusal.Validation($"Total event entry size must be less than {Limits.EntriesSizeBytes} bytes.", "Entries")
            : null;
    }

    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html</summary>
    private static long SizeBytes(Entry entry) =>
        (entry.Time is null ? 0 : 14) + Bytes(entry.Source) + Bytes(entry.DetailType) + Bytes(entry.Detail) + entry.Resources.Sum(Bytes);

    private static long Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private static string Show(Entry e) =>
        $"PutEventsRequestEntry(time={(e.Time is { } time ? EntryEvent.Stamp(time) : "null")}, source={e.Source ?? "null"}, "
        + $"resources={(e.Resources.Count == 0 ? "null" : $"[{string.Join(", ", e.Resources)}]")}, detailType={e.DetailType ?? "null"}, detail={e.Detail ?? "null"}, "
        + $"eventBusName={e.EventBusName ?? "null"}, traceHeader=null, kmsKeyIdentifier=null, internalMetadata=null)";

    // Unverified: which defect is answered when an entry has several.
    private static ResultEntry? Defect(Entry entry, ArrayBufferWriter<byte> detail)
    {
        if (string.IsNullOrEmpty(entry.Source))
        {
            return Required("Source");
        }
        if (string.IsNullOrEmpty(entry.DetailType))
        {
            return Required("DetailType");
        }
        if (entry.Detail is null)
        {
            return Required("Detail");
        }
        if (entry.Source.StartsWith("aws.", StringComparison.Ordinal))
        {
            return new ResultEntry(null, "NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        return EntryEvent.TryCompact(entry.Detail, detail) ? null : new ResultEntry(null, "MalformedDetail", "Detail is malformed.");
    }

    private static ResultEntry Required(string member) =>
        new(null, "InvalidArgument", $"Parameter {member} is not valid. Reason: {member} is a required argument.");
}
