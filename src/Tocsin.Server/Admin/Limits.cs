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

    /// <summary>How often it looks, beside when something is kept.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
}
