namespace Tocsin.Delivery.Senders;

/// <summary>What came of an attempt to send.</summary>
public abstract record Sent
{
    private Sent()
    {
    }

    /// <param name="Receipt">The receiver's name of it: Slack's <c>ts</c>.</param>
    public sealed record Taken(string? Receipt) : Sent;

    /// <summary>Not now: it may be taken later.</summary>
    /// <param name="After">When the receiver says how long to wait.</param>
    /// <param name="IsLost">Its answer was lost: the receiver may have taken it all the same.</param>
    public sealed record Later(string Why, TimeSpan? After = null, bool IsLost = false) : Sent;

    /// <summary>Whether a message was taken is not to be known.</summary>
    public sealed record Untold(string Why) : Sent;

    /// <summary>Not until something is set otherwise.</summary>
    public sealed record Blocked(string Why) : Sent;

    /// <summary>Never.</summary>
    public sealed record Refused(string Why) : Sent;
}
