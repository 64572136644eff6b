using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;

namespace Tocsin.Tests.Delivery;

/// <summary>In which order a lane's messages go whose receiver refused.</summary>
public sealed class LaneTests
{
    private readonly Lane lane = new("slack:T1/C1", () => PumpOptions.Unpaced);

    [Fact]
    public void Those_that_are_tried_again_by_hand_go_in_their_order()
    {
        Parked(3, 4, 5);
        lane.Offer(3);
        Assert.Equal([3], lane.Waiting);
        lane.Offer(5);
        Assert.Equal([3, 5], lane.Waiting);
        lane.Unpark();
        Assert.Equal([3, 4, 5], lane.Waiting);
    }

    [Fact]
    public void The_oldest_that_is_parked_goes_before_one_that_is_new()
    {
        Parked(3, 4);
        lane.Offer(9);
        Assert.Equal([3, 9], lane.Waiting);
        lane.Unpark();
        Assert.Equal([3, 4, 9], lane.Waiting);
    }

    [Fact]
    public void What_is_older_than_what_is_parked_goes_before_it_once_all_go()
    {
        Parked(7, 8);
        lane.Offer(2);
        Assert.Equal([2], lane.Waiting);
        lane.Unpark();
        Assert.Equal([2, 7, 8], lane.Waiting);
    }

    [Fact]
    public void Those_that_go_by_themselves_again_keep_their_places()
    {
        Parked(6, 7, 8, 9);
        foreach (long id in (long[])[5, 10, 11, 12])
        {
            lane.Offer(id);
        }
        lane.Unpark();
        lane.Part([10, 11, 12]);
        Assert.Equal([5, 6, 7, 8, 9, 10, 11, 12], lane.Waiting);
    }

    [Fact]
    public void Once_all_went_one_by_one_those_that_come_then_may_be_told_as_one()
    {
        lane.Offer(1);
        lane.Part([1, 2]);
        lane.Leave(1);
        Assert.True(lane.IsOneByOne);
        lane.Leave(2);
        Assert.False(lane.IsOneByOne);
    }

    [Fact]
    public void It_refuses_no_more_once_nothing_is_parked_and_that_it_does_again_is_news()
    {
        Parked(3, 4);
        lane.Probe();
        Assert.Null(Settled(3, new Settlement.Dead("Slack: msg_too_long"), new Sent.Refused("Slack: msg_too_long")));
        Assert.NotNull(lane.Blockage);
        lane.Probe();
        Assert.Null(Settled(4, new Settlement.Dead("Slack: msg_too_long"), new Sent.Refused("Slack: msg_too_long")));
        Assert.Null(lane.Blockage);
        Assert.Equal(5, NewsOf(5));
        lane.Probe();
        // It is silenced.
        lane.Leave(5);
        Assert.Null(lane.Blockage);
        Assert.Equal(6, NewsOf(6));
    }

    [Fact]
    public void That_it_refuses_still_is_no_news()
    {
        Parked(3);
        Assert.Null(NewsOf(3));
    }

    private long? NewsOf(long id)
    {
        lane.Offer(id);
        return Settled(id, new Settlement.Parked("Slack: not_in_channel"), new Sent.Blocked("Slack: not_in_channel")) is null ? null : id;
    }

    private Blockage? Settled(long id, Settlement settlement, Sent sent) => lane.Settled(id, settlement, sent, DateTimeOffset.UnixEpoch);

    private void Parked(params long[] ids)
    {
        foreach (long id in ids)
        {
            lane.Park(id, "Slack: not_in_channel", DateTimeOffset.UnixEpoch);
        }
    }
}
