using Tocsin.Tasks.Choosing;

namespace Tocsin.Cli.Checkups;

/// <summary>Where ECS tasks can run on this machine.</summary>
internal static class Worlds
{
    public static Checkup Processes() => Choice.ProcessesHere() switch
    {
        ProcessWorld.Bounded => new(
            "processes", Condition.Good, "images exec:FILE run with --tasks processes, and their memory limits hold"),
        ProcessWorld.Unbounded => new(
            "processes", Condition.Good,
            "images exec:FILE run with --tasks processes, without memory limits: control groups may not be written here"),
        _ => new("processes", Condition.Missing, "there is no /bin/sh, so --tasks processes runs nothing"),
    };

    /// <summary>What <c>tocsin serve</c> takes where nobody says.</summary>
    public static Checkup Usual(bool hasEngine) => new(
        "tasks", Condition.Good,
        hasEngine ? "ECS tasks run in that engine; --tasks processes and scripted are the others"
            : "ECS tasks meet a scripted fate; --tasks processes runs those of exec:FILE");
}
