namespace Tocsin.Server.Canaries;

/// <summary>An event of an own source, sent from time to time through the whole chain.</summary>
/// <param name="Every">From one to the next.</param>
/// <param name="Within">So soon it has to arrive.</param>
/// <param name="NotifyAt">
/// Where the address of an incoming webhook stands, or of whatever takes <c>{"text": "…"}</c>: the second route.
/// </param>
public sealed record CanaryOptions(TimeSpan Every, TimeSpan Within, string NotifyAt)
{
    public const string Source = "tocsin.canary";

    public const string DetailType = "Canary";
}
