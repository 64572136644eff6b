using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>Why a task stopped.</summary>
/// <param name="Code">TaskFailedToStart, EssentialContainerExited, ServiceSchedulerInitiated, UserInitiated, ...</param>
public sealed record TaskStop(string Code, string Reason, ValueList<ContainerExit> Containers = default);

/// <param name="ExitCode">Absent when it never ran, or when nobody saw its end.</param>
/// <param name="Reason">Such as <c>OutOfMemoryError: ...</c>.</param>
public sealed record ContainerExit(string Name, int? ExitCode, string? Reason = null);
