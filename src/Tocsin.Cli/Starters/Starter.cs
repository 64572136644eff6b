using System.Reflection;
using Tocsin.Text;

namespace Tocsin.Cli.Starters;

/// <summary>
/// The alarm for one's own team: the files of deploy/, which are embedded, with the team's own ids in the place of the examples'.
/// </summary>
/// <param name="Language"><see cref="Languages"/>.</param>
/// <param name="Email">Who hears when the alarm itself is broken; null is nobody.</param>
internal sealed record Starter(string Language, string Team, string Channel, string Region, string? Email)
{
    /// <summary>Where the declarations are put, and the tests beside them.</summary>
    public const string Folder = "alarm";

    /// <summary>What the examples have; their tests hold for whatever stands in its place.</summary>
    private const string ExampleTeam =
        "T0A1B2C3D", ExampleChannel = "C0A1B2C3D4E", ExampleRegion = "ap-northeast-2", ExampleEmail = "oncall@example.com";

    public static ValueList<string> Languages { get; } = ["terraform", "cloudformation"];

    /// <summary>Paths and what they hold, in their order.</summary>
    public IEnumerable<(string Path, string Text)> Files =>
        from resource in typeof(Starter).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
        from prefix in new[] { $"starters/{Language}/", "starters/any/" }
        where resource.StartsWith(prefix, StringComparison.Ordinal)
        select (resource[prefix.Length..], Own(Read(resource)));

    private string Own(string text) => text
        .Replace("\"../..\"", "\"./ecs-deployment-alarm\"", StringComparison.Ordinal)
        .Replace(ExampleTeam, Team, StringComparison.Ordinal)
        .Replace(ExampleChannel, Channel, StringComparison.Ordinal)
        .Replace(ExampleRegion, Region, StringComparison.Ordinal)
        .Replace($"[\"{ExampleEmail}\"]", Email is null ? "[]" : $"[\"{Email}\"]", StringComparison.Ordinal)
        .Replace(ExampleEmail, Email ?? "\"\"", StringComparison.Ordinal)
        .Replace("--version 0.0.0", $"--version {Version}", StringComparison.Ordinal);

    /// <summary>The release that this is: what the workflow installs.</summary>
    private static string Version =>
        typeof(Starter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string Read(string resource)
    {
        using var stream = typeof(Starter).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
