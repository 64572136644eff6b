namespace Tocsin.Patterns.Matching;

/// <summary>The bounds of matching.</summary>
public static class Limits
{
    /// <summary>
    /// Steps spent on finding values of one event that lie in the same array elements, for one way to match, besides
    /// <see cref="ConsistencyStepsPerValue"/>. Our own bound: only an event that repeats a key many times with an array under each, or that
    /// has many arrays directly in arrays, needs more. Beyond it the way does not match.
    /// </summary>
    public const int ConsistencySteps = 200_000;

    /// <summary>
    /// Steps for each value of the event that the search knows of and each field of the way: to come upon it, to pass it over, and to
    /// remember that.
    /// </summary>
    public const int ConsistencyStepsPerValue = 16;

    /// <summary>States of the automaton over one field's strings, for up to 64 conditions. Our own bound: a megabyte.</summary>
    public const int MachineStates = 2000;
}
