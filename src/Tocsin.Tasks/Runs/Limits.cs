namespace Tocsin.Tasks.Runs;

/// <summary>Bounds of tasks that really run.</summary>
internal static class Limits
{
    /// <summary>Of a reason: github.com/aws/amazon-ecs-agent, ecs-agent/api/ecs/client/ecs_client.go.</summary>
    public const int ReasonLength = 1024;

    /// <summary>Of a line that a container writes; longer ones are cut into such, as Docker cuts them.</summary>
    public const int LineBytes = 16 * 1024;

    /// <summary>Between SIGTERM and SIGKILL where nothing is said.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html</remarks>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long who follows a container waits until an engine that does not answer is asked again. Ours.</summary>
    public static readonly TimeSpan EngineAway = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a task that is to start waits for an engine: the agent's for the beginning of a pull.</summary>
    /// <remarks>github.com/aws/amazon-ecs-agent, agent/dockerclient/dockerapi/docker_client.go</remarks>
    public static readonly TimeSpan EngineAwayLongest = TimeSpan.FromMinutes(5);

    /// <summary>How long a container that is killed is waited for where the engine does not answer. Ours.</summary>
    public static readonly TimeSpan EngineGone = TimeSpan.FromSeconds(10);

    /// <summary>How long a control group is waited for whose processes were killed. Ours.</summary>
    public static readonly TimeSpan GroupEmpties = TimeSpan.FromSeconds(10);

    /// <summary>How often is looked whether a shell has become its program. Ours; it takes a few milliseconds.</summary>
    public static readonly TimeSpan BeginsSoon = TimeSpan.FromMilliseconds(5);

    /// <summary>How often a process that another server started is looked at. Ours.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>How long an engine may take to learn that a container was ended for its memory. Ours.</summary>
    public static readonly TimeSpan CauseIsTold = TimeSpan.FromMilliseconds(500);

    /// <summary>How long what a container left behind may hold its streams open. Ours.</summary>
    public static readonly TimeSpan StreamsLinger = TimeSpan.FromSeconds(2);
}
