using System.Collections.Immutable;
using Tocsin.Ecs.Scheduling;
using Tocsin.Tasks.Scripted;
using Tocsin.Tasks.Worlds;

namespace Tocsin.Server.Scheduling;

/// <summary>Where tasks run, and how fast AWS is.</summary>
public sealed record TaskOptions
{
    public const double UsualTimeScale = 20;

    /// <summary>Which world: scripted.</summary>
    public string World { get; init; } = "scripted";

    /// <summary>How many times faster than on AWS what AWS itself takes is; what containers take is theirs.</summary>
    public double TimeScale { get; init; } = UsualTimeScale;

    /// <summary>What becomes of images, by their names: the name of a scenario.</summary>
    public ImmutableDictionary<string, string> Images { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    internal Timing Timing => Timing.Aws.Faster(TimeScale);

    internal IWorld Made(TimeProvider time) => new ScriptedTasks(new Fates(Images), TimeScale, time);
}
