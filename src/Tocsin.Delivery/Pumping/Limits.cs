namespace Tocsin.Delivery.Pumping;

/// <summary>Bounds of ours.</summary>
public static class Limits
{
    /// <summary>Messages that are on their way at once, over all lanes to Slack; as many over all others.</summary>
    public const int Connections = 64;

    /// <summary>Of a lane, so many of the times that it stood are told.</summary>
    public const int Holds = 64;

    /// <summary>The rest after something went wrong here: the store did not take what became of a message.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>How long one attempt may take.</summary>
    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(30);

    /// <summary>Of a receiver's answer.</summary>
    public const int AnswerBytes = 1 << 20;

    /// <summary>After so long a lane looks again what it waits for.</summary>
    public static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);
}
