using System.Globalization;
using System.Text;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;
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
        foreach (var entry in request.Entries)
        {
            if (Defect(entry, out var detail) is { } defect)
            {
                results.Add(defect);
                continue;
            }
            string id = call.Ids.Uuid();
            results.Add(new ResultEntry(id));
            var bus = Names.Bus(call, entry.EventBusName);
            // An event for a bus that does not exist is accepted and dropped without a word (recorded on AWS 2026-09).
            if (state.HasBus(bus) && EventBytes.TryCreate(Event(entry, detail, id, bus, call), out var bytes, out _))
            {
                accepted.Add(new Change.Send(new Envelope(new Address.Bus(bus), new EventContent(bytes), new Origin(id))));
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
        $"PutEventsRequestEntry(time={(e.Time is { } time ? Stamp(time) : "null")}, source={e.Source ?? "null"}, "
        + $"resources={(e.Resources.Count == 0 ? "null" : $"[{string.Join(", ", e.Resources)}]")}, detailType={e.DetailType ?? "null"}, detail={e.Detail ?? "null"}, "
        + $"eventBusName={e.EventBusName ?? "null"}, traceHeader=null, kmsKeyIdentifier=null, internalMetadata=null)";

    // Unverified: which defect is answered when an entry has several.
    private static ResultEntry? Defect(Entry entry, out JsonValue detail)
    {
        detail = new JsonValue.Null();
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
        if (JsonParser.Parse(entry.Detail) is not JsonValue.Object parsed)
        {
            return new ResultEntry(null, "MalformedDetail", "Detail is malformed.");
        }
        detail = parsed;
        return null;
    }

    private static ResultEntry Required(string member) =>
        new(null, "InvalidArgument", $"Parameter {member} is not valid. Reason: {member} is a required argument.");

    private static string Event(Entry entry, JsonValue detail, string id, Arn bus, Call call)
    {
        JsonValue.Object made = new([
            new JsonMember("version", new JsonValue.String("0")),
            new JsonMember("id", new JsonValue.String(id)),
            new JsonMember("detail-type", new JsonValue.String(entry.DetailType!)),
            new JsonMember("source", new JsonValue.String(entry.Source!)),
            new JsonMember("account", new JsonValue.String(call.Account.ToString())),
            new JsonMember("time", new JsonValue.String(Stamp(entry.Time ?? call.Now))),
            new JsonMember("region", new JsonValue.String(bus.Region)),
            new JsonMember("resources", new JsonValue.Array(entry.Resources.Select(r => (JsonValue)new JsonValue.String(r)).ToValueList())),
            new JsonMember("detail", detail),
        ]);
        return JsonWriter.Write(made);
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
