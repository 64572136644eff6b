namespace Tocsin.Delivery.Queries;

/// <summary>Bounds of ours.</summary>
internal static class Limits
{
    public const int QueryLength = 1024;

    /// <summary>Ten years.</summary>
    public const long LongestLengthSeconds = 10L * 366 * 86400;
}
