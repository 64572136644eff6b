using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Tasks.Runs;

/// <summary>Where the log driver <c>awslogs</c> puts a container's lines.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html</remarks>
public sealed record Awslogs(Aws.Scope Scope, string Group, string Stream)
{
    /// <summary>Null where the container's lines go nowhere.</summary>
    public static Awslogs? Of(Arn task, ContainerDefinition definition)
    {
        if (definition.LogConfiguration is not { LogDriver: "awslogs", Options: { } options }
            || !options.TryGetValue("awslogs-group", out string? group))
        {
            return null;
        }
        string region = options.TryGetValue("awslogs-region", out string? named) ? named : task.Region;
        string stream = options.TryGetValue("awslogs-stream-prefix", out string? prefix)
            ? $"{prefix}/{definition.Name}/{task.Name}" : $"{definition.Name}/{task.Name}";
        return new(new Aws.Scope(task.Account, region), group, stream);
    }

    public LogLine Line(string text, DateTimeOffset at) => new(Scope, Group, at, text) { Stream = Stream };
}
