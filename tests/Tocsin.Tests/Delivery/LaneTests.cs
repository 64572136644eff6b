using Tocsin.Delivery.Pumping;

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

    private void Parked(params long[] ids)
    {
        foreach (long id in ids)
        {
            lane.Park(id, "Slack: not_in_channel", DateTimeOffset.UnixEpoch);
        }
    }
}
