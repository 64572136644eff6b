namespace Tocsin.Server.Slack.Faults;

internal static class Limits
{
    /// <summary>How many faults wait at once.</summary>
    public const int Faults = 100;

    /// <summary>How many calls one of them spoils.</summary>
    public const int Times = 1_000_000;

    /// <summary>How long an answer is held back, and what <c>Retry-After</c> says at most.</summary>
    public const int Seconds = 3600;

    /// <summary>The name of an error, a method, or a channel.</summary>
    public const int NameLength = 255;
}
