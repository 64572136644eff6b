using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>Why a task stopped.</summary>
/// <param name="Code">TaskFailedToStart, EssentialContainerExited, ServiceSchedulerInitiated, UserInitiated, ...</param>
public sealed record TaskStop(string Code, string Reason, ValueList<ContainerExit> Containers = default) : IShape<TaskStop>
{
    public void Write(FieldWriter to)
    {
        to.Text("code", Code);
        to.Text("reason", Reason);
        to.List("containers", Containers.UnlessEmpty);
    }

    public static TaskStop Read(FieldReader from) =>
        new(from.Text("code") ?? "", from.Text("reason") ?? "", from.List<ContainerExit>("containers").GetValueOrDefault());
}

/// <param name="ExitCode">Absent when it never ran, or when nobody saw its end.</param>
/// <param name="Reason">Such as <c>OutOfMemoryError: ...</c>.</param>
public sealed record ContainerExit(string Name, int? ExitCode, string? Reason = null) : IShape<ContainerExit>
{
    public void Write(FieldWriter to)
    {
        to.Text("name", Name);
        to.Integer("exitCode", ExitCode);
        to.Text("reason", Reason);
    }

    public static ContainerExit Read(FieldReader from) => new(from.Text("name") ?? "", from.Integer("exitCode"), from.Text("reason"));
}
