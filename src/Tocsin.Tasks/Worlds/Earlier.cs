using Tocsin.Ecs;

namespace Tocsin.Tasks.Worlds;

/// <summary>A task that had not stopped when a server ended.</summary>
/// <param name="Service">Null for one that stands alone.</param>
public sealed record Earlier(EcsTask Task, TaskDefinition Definition, Service? Service);
