using System.Collections.Immutable;
using Tocsin.Tasks.Docker;

namespace Tocsin.Tasks.Choosing;

/// <summary>Where tasks run, and what images are there.</summary>
public sealed record WorldOptions
{
    /// <summary>Ours: a trip of the circuit breaker takes seconds, not minutes.</summary>
    public const double UsualTimeScale = 20;

    /// <summary>One of <see cref="Choice.Names"/>.</summary>
    public string World { get; init; } = "scripted";

    /// <summary>How many times faster than on AWS what AWS itself takes is; what containers take is theirs.</summary>
    public double TimeScale { get; init; } = UsualTimeScale;

    /// <summary>What stands for an image, with or without its tag: the name of a scenario, or <c>exec:FILE</c>.</summary>
    public ImmutableDictionary<string, string> Images { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Where the Docker engine is.</summary>
    public Uri Docker { get; init; } = DockerAddress.Usual;

    /// <summary>What relative files are relative to.</summary>
    public string Directory { get; init; } = Environment.CurrentDirectory;

    /// <summary>
    /// The folder that outlives the server, by which the next one finds what runs; null where nothing is kept, and nothing taken over.
    /// </summary>
    public string? Kept { get; init; }
}
