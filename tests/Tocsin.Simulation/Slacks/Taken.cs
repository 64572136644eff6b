namespace Tocsin.Simulation.Slacks;

/// <summary>A message that Slack took.</summary>
/// <param name="Mark">What tells it from all others.</param>
/// <param name="Id">What stands in its metadata.</param>
/// <param name="Thread">That of the message which it answers.</param>
/// <param name="IsOfSilence">It says that a silence has ended that kept it back.</param>
internal sealed record Taken(string Channel, string Mark, string Id, string Ts, string? Thread, bool IsOfSilence);
