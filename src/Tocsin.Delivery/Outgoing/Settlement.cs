using Tocsin.Text;

namespace Tocsin.Delivery.Outgoing;

/// <summary>What becomes of a message after an attempt.</summary>
public abstract record Settlement
{
    private Settlement(string why) => Why = why;

    /// <summary>In a few words, for whoever asks what it waits for.</summary>
    public string Why { get; }

    /// <summary>What it waited for before the attempt.</summary>
    public ValueList<Delay> Delays { get; init; } = [];

    /// <summary>The attempt may have brought it a second time: nobody can tell.</summary>
    public bool IsRepeated { get; init; }

    /// <param name="Receipt">The receiver's name of it: Slack's <c>ts</c>.</param>
    public sealed record Delivered(string? Receipt) : Settlement("");

    /// <summary>Once more, later.</summary>
    public sealed record Again(DateTimeOffset Due, string Because) : Settlement(Because);

    /// <summary>It will not be taken, however often it is tried.</summary>
    public sealed record Dead(string Because) : Settlement(Because);

    /// <summary>It waits until something is set otherwise.</summary>
    public sealed record Parked(string Because) : Settlement(Because);
}
