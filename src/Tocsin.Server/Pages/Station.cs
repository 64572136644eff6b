namespace Tocsin.Server.Pages;

/// <param name="Label">Its stage in a word.</param>
/// <param name="Name">Its address, or the channel; empty where nothing is known of it.</param>
public sealed record Station(string Label, string Name, Mark Mark)
{
    /// <summary>No station, but room for ways that do not stop in the column, so that none runs behind one that does.</summary>
    public bool IsLane { get; init; }
}

/// <summary>How a station or a way between two came out, the mildest first.</summary>
public enum Mark
{
    /// <summary>Nothing came there.</summary>
    None,

    /// <summary>A rule that took up nothing.</summary>
    Missed,

    /// <summary>It stopped there, as a test expects.</summary>
    Expected,
    Passed,
    Doubtful,
    Stopped,
}

/// <summary>Between two stations, each by column and row.</summary>
public readonly record struct Passage((int Column, int Row) From, (int Column, int Row) To, Mark Mark);
