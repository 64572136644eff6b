namespace Tocsin.Patterns.Matching;

/// <summary>What a value at one path makes of a unit's conditions and ways.</summary>
/// <param name="Holds">The conditions that hold for the value.</param>
/// <param name="Dead">
/// The ways that cannot match any more if no other value comes for the path. Worked out when the unit is compiled, for each end that a walk
/// can have.
/// </param>
internal readonly record struct Outcome(ulong Holds, ulong Dead);
