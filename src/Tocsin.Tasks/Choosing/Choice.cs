using System.Globalization;
using Tocsin.Tasks.Processes;
using Tocsin.Tasks.Runs;
using Tocsin.Tasks.Scripted;
using Tocsin.Tasks.Worlds;

namespace Tocsin.Tasks.Choosing;

/// <summary>Makes the world that is asked for.</summary>
/// <remarks>Images that an engine does not take meet a scripted fate beside it.</remarks>
public static class Choice
{
    public static IReadOnlyList<string> Names { get; } = ["scripted", "processes"];

    /// <summary>What is said when a server begins.</summary>
    public static string Told(WorldOptions options) => options.World switch
    {
        "processes" => $"tasks whose image is exec:FILE run as processes, others meet a scripted fate; AWS is {Times(options)} faster",
        _ => $"tasks meet a scripted fate (--tasks processes runs them); AWS is {Times(options)} faster",
    };

    /// <summary>From a task's start to its first pull: recorded on AWS 2026-09 (Fargate, of tasks that crash).</summary>
    private static readonly TimeSpan Provisioning = TimeSpan.FromSeconds(14);

    private static string Times(WorldOptions options) => string.Create(CultureInfo.InvariantCulture, $"{options.TimeScale:0.##} times");

    public static IWorld Of(WorldOptions options, TimeProvider time)
    {
        var scripted = new ScriptedTasks(new Fates(options.Images), options.TimeScale, time);
        return options.World switch
        {
            "processes" => new RunningTasks(
                new ProcessEngine(options.Images, options.Directory, time), scripted, Provisioning / options.TimeScale, time),
            _ => scripted,
        };
    }
}
