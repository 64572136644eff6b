using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Tests.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.EventBridge;

public sealed class PutEventsTests
{
    private static readonly PutEventsRequestEntry Good = new PutEventsRequestEntry
    {
        Source = "my.app",
        DetailType = "t",
        Detail = """{ "a": 1 }""",
        Resources = ["r"],
        Time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
    };

    [Fact]
    public void A_service_event_is_refused_as_the_article_shows()
    {
        var applied = Put(Good with { Source = "aws.ecs" });
        Assert.Equal(1, applied.Response.FailedEntryCount);
        Assert.Equal(
            [new PutEventsResultEntry { ErrorCode = "NotAuthorizedForSourceException", ErrorMessage = "Not authorized for the source." }],
            applied.Response.Entries!);
        Assert.Empty(applied.Changes);
    }

    [Fact]
    public void An_accepted_event_goes_to_its_bus()
    {
        var applied = Put(Good);
        string id = Assert.Single(applied.Response.Entries!.Value).EventId!;
        var envelope = Assert.IsType<Change.Send>(Assert.Single(applied.Changes)).Envelope;
        Assert.Equal((Fixture.Bus, id), (envelope.To.Text, envelope.Origin.Event));
        Assert.Equal(
            $$$"""{"version":"0","id":"{{{id}}}","detail-type":"t","source":"my.app","account":"111122223333","time":"2026-01-02T03:04:05Z","region":"us-east-1","resources":["r"],"detail":{"a":1}}""",
            ((EventContent)envelope.Content).Event.ToString());
    }

    [Fact]
    public void An_event_for_a_bus_that_does_not_exist_is_accepted_and_dropped()
    {
        var applied = Put(Good with { EventBusName = "gone" });
        Assert.Equal(0, applied.Response.FailedEntryCount);
        Assert.NotNull(applied.Response.Entries!.Value[0].EventId);
        Assert.Empty(applied.Changes);
    }

    public static TheoryData<string?, string?, string?, string, string> Defects() => new()
    {
        { null, "t", "{}", "InvalidArgument", "Parameter Source is not valid. Reason: Source is a required argument." },
        { "s", "", "{}", "InvalidArgument", "Parameter DetailType is not valid. Reason: DetailType is a required argument." },
        { "s", "t", null, "InvalidArgument", "Parameter Detail is not valid. Reason: Detail is a required argument." },
        { "s", "t", "[]", "MalformedDetail", "Detail is malformed." },
        { "s", "t", "{", "MalformedDetail", "Detail is malformed." },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void An_entry_at_fault_is_answered_beside_the_good_ones(
        string? source, string? type, string? detail, string code, string message)
    {
        var applied = Put(Good, new PutEventsRequestEntry { Source = source, DetailType = type, Detail = detail }, Good);
        Assert.Equal(1, applied.Response.FailedEntryCount);
        Assert.Equal(new PutEventsResultEntry { ErrorCode = code, ErrorMessage = message }, applied.Response.Entries!.Value[1]);
        Assert.Equal(2, applied.Changes.Count);
    }

    [Fact]
    public void Eleven_entries_are_too_many()
    {
        var entries = Enumerable.Repeat(new PutEventsRequestEntry { Source = "s", DetailType = "t", Detail = "{}" }, 11).ToValueList();
        string message = EventBridgeOperations.All.Ask(
            EventBridgeApi.PutEvents, EventBridgeState.Empty, new PutEventsRequest { Entries = entries }, Fixture.Call).Error!.Message;
        Assert.StartsWith(
            "1 validation error detected: Value '[PutEventsRequestEntry(time=null, source=s, resources=null, detailType=t, detail={}, "
                + "eventBusName=null, traceHeader=null, "
            + "kmsKeyIdentifier=null, internalMetadata=null), ", message);
        Assert.EndsWith("' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10", message);
    }

    [Fact]
    public void Entries_of_more_than_a_megabyte_are_too_many() => Assert.Equal(
        "Total event entry size must be less than 1048576 bytes.",
        PutEvents.Decide(EventBridgeState.Empty,
            new PutEventsRequest { Entries = [new PutEventsRequestEntry { Source = "s", DetailType = "t",
                Detail = $$"""{"a":"{{new string('x', 1_048_576)}}"}""" }] }, Fixture.Call).Error!.Message);

    private static Done<PutEventsResponse> Put(params PutEventsRequestEntry[] entries) =>
        PutEvents.Decide(EventBridgeState.Empty, new PutEventsRequest { Entries = entries.ToValueList() }, Fixture.Call).Value;
}
