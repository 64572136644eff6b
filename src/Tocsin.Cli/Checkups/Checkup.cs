namespace Tocsin.Cli.Checkups;

/// <summary>One thing that was looked at on this machine.</summary>
/// <param name="What">In a word: <c>port</c>.</param>
/// <param name="Found">What was found, and where something is missing what to do.</param>
internal sealed record Checkup(string What, Condition Condition, string Found);

internal enum Condition
{
    Good,

    /// <summary>Not there, and <c>tocsin serve</c> runs without it.</summary>
    Missing,

    /// <summary><c>tocsin serve</c> cannot run.</summary>
    Blocking,
}
