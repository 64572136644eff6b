namespace Tocsin.Simulation;

/// <summary>What must hold does not.</summary>
internal sealed class Violation(string what) : Exception(what);
