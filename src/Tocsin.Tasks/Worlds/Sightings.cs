using Tocsin.Ecs.Scheduling;
using Tocsin.Flow;

namespace Tocsin.Tasks.Worlds;

/// <summary>Who hears what a world sees.</summary>
/// <param name="Seen">What became of a task. Called from any thread, and returns at once.</param>
/// <param name="Printed">
/// A line that a container wrote, for the log group that its definition names. Completes when there is room for the next.
/// </param>
public sealed record Sightings(Action<Observation> Seen, Func<LogLine, ValueTask> Printed);
