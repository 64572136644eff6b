using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Logs;
using Tocsin.Text;

namespace Tocsin.Server.Scheduling;

/// <summary>
/// Whether the log groups that a task writes to are there: one that is not, and that nobody may create, keeps it from starting.
/// </summary>
internal static class LogGroups
{
    /// <returns>Why the task is not started; null where all are there.</returns>
    public static TaskStop? Missing(LogsState logs, Command.StartTask start)
    {
        foreach (var container in start.TaskDefinition.Asked?.ContainerDefinitions.GetValueOrDefault() ?? [])
        {
            if (container.LogConfiguration is { LogDriver: "awslogs", Options: { } options }
                && options.TryGetValue("awslogs-group", out string? group)
                && !(options.TryGetValue("awslogs-create-group", out string? creates) && creates == "true")
                && logs.Find(start.Task with { Service = "logs", Region = Region(start, options), Resource = $"log-group:{group}" })
                    is null)
            {
                return Stop(start, container.Name ?? "");
            }
        }
        return null;
    }

    private static string Region(Command.StartTask start, ValueMap<string> options) =>
        options.TryGetValue("awslogs-region", out string? region) ? region : start.Task.Region;

    /// <summary>What Fargate, and ECS's agent with Docker, say of it.</summary>
    // Unverified: the texts but for their beginnings and the exception.
    private static TaskStop Stop(Command.StartTask start, string container)
    {
        const string missing = "ResourceNotFoundException: The specified log group does not exist.";
        string reason = start.Service?.LaunchType == "EC2"
            ? $"CannotStartContainerError: failed to initialize logging driver: failed to create Cloudwatch log stream: {missing}"
            : "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: "
                + $"failed to create Cloudwatch log stream: {missing} : exit status 1";
        return new TaskStop("TaskFailedToStart", reason, [new ContainerExit(container, null)]);
    }
}
