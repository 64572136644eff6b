using Tocsin.Delivery.Pumping;
using Tocsin.Server.Admin;

namespace Tocsin.Tests.Server.Admin;

/// <summary>What a whole workspace refuses is told once, and what one channel does for each.</summary>
public sealed class NoticesTests
{
    private static readonly DateTimeOffset Since = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData("Slack: token_revoked", true)]
    [InlineData("there is no token for the workspace T1: tocsin slack authorize", true)]
    [InlineData("Slack: not_in_channel", false)]
    public void A_workspace_that_refuses_is_told_of_once(string why, bool isOnce)
    {
        Blockage first = Of("slack:T1/C1", Since), second = Of("slack:T1/C2", Since), other = Of("slack:T2/C1", Since.AddSeconds(1));
        Blockage[] all = [first, second, other];
        Assert.Equal([false, isOnce, false], all.Select(b => Notices.IsTold(b, all)));
        Assert.Equal(isOnce, Notices.Of(first).StartsWith("the Slack workspace T1: ", StringComparison.Ordinal));

        Blockage Of(string lane, DateTimeOffset since) => new(lane, why, since, 1);
    }
}
