using System.Buffers;
using System.Text;
using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html</summary>
/// <remarks>
/// Each entry is answered by itself, and what becomes of an event at its rules never shows here. Accepted events are sent.
/// </remarks>
public static class PutEvents
{
    public static Result<Done<PutEventsResponse>> Decide(EventBridgeState state, PutEventsRequest request, Call call)
    {
        var entries = request.Entries.GetValueOrDefault();
        if (entries.AsEnumerable().Sum(SizeBytes) > Limits.EntriesSizeBytes)
        {
            return EventBridgeErrors.Validation($"Total event entry size must be less than {Limits.EntriesSizeBytes} bytes.", "Entries");
        }
        var results = new List<PutEventsResultEntry>(entries.Count);
        var accepted = new List<Change>(entries.Count);
        var (detail, text) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>(1024));
        string? named = null;
        Address.Bus? bus = null;
        foreach (var entry in entries)
        {
            detail.ResetWrittenCount();
            if (Defect(entry, detail) is { } defect)
            {
                results.Add(defect);
                continue;
            }
            // Most calls name one bus.
            if (bus is null || entry.EventBusName != named)
            {
                (named, bus) = (entry.EventBusName, new Address.Bus(Names.Bus(call, entry.EventBusName)));
            }
            // The code of an entry that is not admitted: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
            if (state.HasBus(bus.Arn) && EventBridgeErrors.Denial(state, bus.Arn, call, entry) is { } denial)
            {
                results.Add(Failed("AccessDeniedException", denial));
                continue;
            }
            string id = call.Ids.Uuid();
            results.Add(new PutEventsResultEntry { EventId = id });
            // An event for a bus that does not exist is accepted and dropped without a word (recorded on AWS 2026-09).
            if (state.HasBus(bus.Arn))
            {
                var made = EntryEvent.Make(entry, detail.WrittenSpan, id, bus.Arn, call, text);
                accepted.Add(new Change.Send(new Envelope(bus, new EventContent(made), new Origin(id))));
            }
        }
        var response = new PutEventsResponse
        {
            FailedEntryCount = results.Count(r => r.ErrorCode is not null),
            Entries = results.ToValueList(),
        };
        return new Done<PutEventsResponse>(response, accepted.ToValueList());
    }

    /// <summary>
    /// The constraints of the model; the number of entries is told with two members that the model does not have (recorded on AWS 2026-09).
    /// </summary>
    internal static AwsError? Check(PutEventsRequest request, string code, ValueList<UnknownMember> unknown)
    {
        var found = new Violations(unknown);
        if (request.Entries is { Count: 0 or > Limits.EntriesPerPutEvents } entries)
        {
            found.Break(
                "Entries", $"Value '[{string.Join(", ", entries.Select(Show))}]'",
                entries.Count == 0 ? Constraint.LengthAtLeast(1) : Constraint.LengthAtMost(Limits.EntriesPerPutEvents));
        }
        else
        {
            request.Check(found);
        }
        return found.Refusal(code);
    }

    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html</summary>
    private static long SizeBytes(PutEventsRequestEntry entry) =>
        (entry.Time is null ? 0 : 14) + Bytes(entry.Source) + Bytes(entry.DetailType) + Bytes(entry.Detail)
            + entry.Resources.GetValueOrDefault()
            .AsEnumerable().Sum(Bytes);

    private static long Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private static string Show(PutEventsRequestEntry entry) =>
        $"PutEventsRequestEntry({ValueText.Members(entry)}, kmsKeyIdentifier=null, internalMetadata=null)";

    // Unverified: which defect is answered when an entry has several.
    private static PutEventsResultEntry? Defect(PutEventsRequestEntry entry, ArrayBufferWriter<byte> detail)
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
            return Failed("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        return EntryEvent.TryCompact(entry.Detail, detail) ? null : Failed("MalformedDetail", "Detail is malformed.");
    }

    private static PutEventsResultEntry Required(string member) =>
        Failed("InvalidArgument", $"Parameter {member} is not valid. Reason: {member} is a required argument.");

    private static PutEventsResultEntry Failed(string code, string message) => new() { ErrorCode = code, ErrorMessage = message };
}
