using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.Tasks.Runs;
using Tocsin.Text;

namespace Tocsin.Server.Diagnoses;

/// <summary>Why tasks failed, told of the last of them.</summary>
/// <param name="Container">The one that ended the task: that with a reason, or an exit code that is not 0.</param>
/// <param name="Reason">The container's, or else the task's: <c>CannotPullContainerError: ...</c>.</param>
/// <param name="ExitCode">Null where it never ran, or nobody saw its end.</param>
/// <param name="LastLines">What it wrote last, where <c>awslogs</c> keeps it here.</param>
internal sealed record FailureCause(
    int Tasks, string Task, string Container, string Image, string Reason, int? ExitCode, ValueList<string> LastLines)
{
    /// <summary>Of one deployment. Ours.</summary>
    public const int Most = 3;

    /// <summary>Ours.</summary>
    public const int Lines = 5;

    /// <summary>Of a line, in UTF-16 units. Ours.</summary>
    public const int LineLength = 300;

    /// <summary>What tasks have in common that failed alike.</summary>
    public static (string Container, string Reason, int? ExitCode) KeyOf(EcsState ecs, EcsTask task)
    {
        var (container, exit) = Blamed(ecs, task);
        return (container?.Name ?? "", exit?.Reason ?? task.Stop!.Reason, exit?.ExitCode);
    }

    public static FailureCause Of(Estate estate, EcsState ecs, EcsTask task, int count)
    {
        var (container, exit) = Blamed(ecs, task);
        return new FailureCause(
            count, task.Arn.Name, container?.Name ?? "", container?.Image ?? "", exit?.Reason ?? task.Stop!.Reason, exit?.ExitCode,
            LastLinesOf(estate, ecs, task, container?.Name));
    }

    private static (Container? Container, ContainerExit? Exit) Blamed(EcsState ecs, EcsTask task)
    {
        var containers = ecs.FindTaskDefinition(task.TaskDefinition)?.Containers ?? [];
        var exits = task.Stop!.Containers.AsEnumerable().ToList();
        var exit = exits.Find(e => e.Reason is not null) ?? exits.Find(e => e.ExitCode is not (null or 0)) ?? exits.FirstOrDefault();
        return (containers.FirstOrDefault(c => exit is null || c.Name == exit.Name), exit);
    }

    private static string Cut(string line) => line.Length <= LineLength ? line : $"{line[..LineLength]}…";

    private static ValueList<string> LastLinesOf(Estate estate, EcsState ecs, EcsTask task, string? container)
    {
        var definition = ecs.FindTaskDefinition(task.TaskDefinition)?.Asked?.ContainerDefinitions.GetValueOrDefault()
            .FirstOrDefault(c => c.Name == container);
        if (definition is null || Awslogs.Of(task.Arn, definition) is not { } logs)
        {
            return [];
        }
        var group = new Arn(task.Arn.Partition, "logs", logs.Scope.Region, logs.Scope.Account, $"log-group:{logs.Group}");
        return estate.Logs.LinesOf(group, logs.Stream).TakeLast(Lines)
            .Select(l => Cut(l.Message)).ToValueList();
    }
}
