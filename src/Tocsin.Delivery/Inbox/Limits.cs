namespace Tocsin.Delivery.Inbox;

/// <summary>Bounds of ours.</summary>
internal static class Limits
{
    /// <summary>Of a list, so many of the newest things are looked at.</summary>
    public const int Looked = 20_000;

    /// <summary>And so many are shown at most.</summary>
    public const int Shown = 1000;
}
