using Tocsin.Aws;
using Tocsin.Delivery.Traces;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;
using Tocsin.Json;
using Limits = Tocsin.Delivery.Traces.Limits;

namespace Tocsin.Tests.Delivery;

public sealed class UnmatchedEventsTests
{
    [Fact]
    public void The_last_ones_are_there_newest_first_as_they_were()
    {
        var events = new UnmatchedEvents();
        var traces = Enumerable.Range(0, 3 * Limits.Unmatched).Select(i => Made(i, 100)).ToList();
        traces.ForEach(t => events.Add([t]));
        Assert.Equal(traces.Count, events.Count);
        var newest = events.Newest();
        Assert.Equal(Limits.Unmatched, newest.Count);
        Assert.Equal(traces.AsEnumerable().Reverse().Take(newest.Count).Select(Told), newest.Select(Told));
    }

    [Fact]
    public void Of_large_ones_as_many_are_there_as_have_room()
    {
        var events = new UnmatchedEvents();
        var traces = Enumerable.Range(0, 100).Select(i => Made(i, 100_000 + 777 * i)).ToList();
        events.Add(traces);
        var newest = events.Newest();
        Assert.InRange(newest.Count, 20, 41);
        Assert.Equal(traces.AsEnumerable().Reverse().Take(newest.Count).Select(Told), newest.Select(Told));
    }

    private static (long Key, string Id, string Event) Told(Trace trace) =>
        (trace.Key, trace.Id, ((EventContent)trace.First.Content).Event.ToString());

    private static Trace Made(int number, int length)
    {
        Assert.True(EventBytes.TryCreate($$"""{"id":"e-{{number}}","pad":"{{new string('x', length)}}"}""", out var bytes, out _));
        var envelope = new Envelope(
            Address.Of("arn:aws:events:us-east-1:111122223333:event-bus/default"), new EventContent(bytes), new Origin($"e-{number}"));
        return new Trace(number, 1, DateTimeOffset.UnixEpoch, Door.Client, Given.Admin, envelope, []);
    }
}
