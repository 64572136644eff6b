namespace Tocsin.Delivery.Senders;

/// <summary>Whether somebody may post, as far as can be told without posting.</summary>
public abstract record Probed
{
    private Probed()
    {
    }

    /// <param name="Name">What is there: the channel's name, the workspace's.</param>
    public sealed record May(string Name) : Probed;

    /// <param name="Why">As Slack says it: <c>Slack: not_in_channel</c>.</param>
    /// <param name="Remedy">What whoever runs the server does about it.</param>
    public sealed record MayNot(string Why, string Remedy) : Probed;

    /// <summary>It cannot be told.</summary>
    public sealed record Untold(string Why, string Remedy) : Probed
    {
        /// <summary>When it may be asked again; null where nobody says.</summary>
        public TimeSpan? After { get; init; }
    }
}
