namespace Tocsin.Server.Admin;

/// <summary>Bounds of ours.</summary>
internal static class Limits
{
    public const int BodyCharacters = 1 << 20;

    /// <summary>Messages of a queue that one answer shows.</summary>
    public const int PeekedMessages = 1000;

    /// <summary>Messages that one commit takes up again.</summary>
    public const int RedrivenAtOnce = 1000;

    /// <summary>How long a request may wait for a message.</summary>
    public const int WaitSeconds = 600;

    /// <summary>So long it is asked where the bot may post, over all channels.</summary>
    public static readonly TimeSpan Check = TimeSpan.FromSeconds(WaitSeconds);

    /// <summary>Where Slack says to wait longer than this, the answer is that.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    /// <summary>The least rest before Slack is asked again.</summary>
    public static readonly TimeSpan LeastRest = TimeSpan.FromSeconds(1);

    /// <summary>How often it looks, beside when something is kept.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
}
