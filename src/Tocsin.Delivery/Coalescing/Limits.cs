namespace Tocsin.Delivery.Coalescing;

/// <summary>Bounds of ours.</summary>
public static class Limits
{
    /// <summary>A channel that is further behind is told of what waits in one message.</summary>
    public static readonly TimeSpan Behind = TimeSpan.FromSeconds(60);

    /// <summary>Messages that one message tells of.</summary>
    public const int Messages = 200;

    /// <summary>Of what it says: below what Slack takes.</summary>
    public const int Text = 12_000;

    /// <summary>Of a reason, of a service's name.</summary>
    public const int Words = 200;

    /// <summary>People and groups that the messages mention are mentioned at its head: so many, then there is another one.</summary>
    public const int Mentions = 40;
}
