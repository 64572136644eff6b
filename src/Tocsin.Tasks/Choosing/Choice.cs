using System.Globalization;
using Docker.DotNet;
using Tocsin.Ecs.Scheduling;
using Tocsin.Tasks.Docker;
using Tocsin.Tasks.Processes;
using Tocsin.Tasks.Runs;
using Tocsin.Tasks.Scripted;
using Tocsin.Tasks.Worlds;

namespace Tocsin.Tasks.Choosing;

/// <summary>Makes the world that is asked for.</summary>
/// <remarks>Images that an engine does not take meet a scripted fate beside it.</remarks>
public static class Choice
{
    public static IReadOnlyList<string> Names { get; } = ["scripted", "processes", "docker"];

    /// <summary>Where tasks run when nobody says: in a Docker engine where one answers.</summary>
    public static async Task<string> Usual() => await DockerAddress.Answers(DockerAddress.Usual) ? "docker" : "scripted";

    /// <summary>What processes are on this machine.</summary>
    public static ProcessWorld ProcessesHere()
    {
        if (!File.Exists("/bin/sh"))
        {
            return ProcessWorld.Missing;
        }
        using var probe = MemoryGroup.TryCreate("doctor", 1 << 24);
        return probe is null ? ProcessWorld.Unbounded : ProcessWorld.Bounded;
    }

    /// <summary>What is said when a server begins.</summary>
    public static string Told(WorldOptions options) => options.World switch
    {
        "docker" => $"tasks run in the Docker engine at {options.Docker}; AWS is {Times(options)} faster",
        "processes" => $"tasks whose image is exec:FILE run as processes, others meet a scripted fate; AWS is {Times(options)} faster",
        _ => $"tasks meet a scripted fate (--tasks docker or processes runs them); AWS is {Times(options)} faster",
    };

    /// <summary>So much slower than AWS's other delays.</summary>
    private const double Patience = 5;

    /// <summary>From a task's start to its first pull: recorded on AWS 2026-09 (Fargate, of tasks that crash).</summary>
    private static readonly TimeSpan Provisioning = TimeSpan.FromSeconds(14);

    /// <summary>
    /// How long ECS takes over things. A program that crashes does so in its own time: whether it stays up where nothing checks it is seen
    /// to for longer than AWS's other delays are, 10 s of AWS's 40 at the usual scale.
    /// </summary>
    public static Timing TimingOf(WorldOptions options)
    {
        var timing = Timing.Aws.Faster(options.TimeScale);
        return options.World == "scripted" ? timing
            : timing with { CountedHealthy = Timing.Aws.CountedHealthy / Math.Max(1, options.TimeScale / Patience) };
    }

    private static string Times(WorldOptions options) => string.Create(CultureInfo.InvariantCulture, $"{options.TimeScale:0.##} times");

    public static IWorld Of(WorldOptions options, TimeProvider time)
    {
        var owner = Owner.Of(options.Kept);
        var scripted = new ScriptedTasks(new Fates(options.Images), options.TimeScale, time);
        return options.World switch
        {
            "processes" => Running(new ProcessEngine(options.Images, options.Directory, owner, time), scripted),
            "docker" => Running(
                new DockerEngine(new DockerClientBuilder().WithEndpoint(options.Docker).Build(), options.Images, owner, time),
                Running(new ProcessEngine(options.Images, options.Directory, owner, time), scripted)),
            _ => scripted,
        };

        IWorld Running(IEngine engine, IWorld others) => new RunningTasks(engine, others, Provisioning / options.TimeScale, time);
    }
}

/// <summary>Tasks as processes.</summary>
public enum ProcessWorld
{
    /// <summary>There is nothing to run them by.</summary>
    Missing,

    /// <summary>They run, and take what memory they like.</summary>
    Unbounded,

    /// <summary>They run within their memory.</summary>
    Bounded,
}
