namespace Tocsin.Cli.Demo;

/// <summary>The article's six resources, embedded: what samples/article holds.</summary>
internal static class Article
{
    /// <summary>The place in the files that the demo takes out, and what is left of it.</summary>
    public const string Sound = "\"$.resources[0]\"";

    public const string Broken = "\"$.resources\"";

    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["main.tf"] = Read("main.tf"),
        ["context.tf"] = Read("context.tf"),
    };

    /// <summary>The files with one character pair taken out: <c>[0]</c>.</summary>
    public static IReadOnlyDictionary<string, string> BrokenFiles { get; } =
        Files.ToDictionary(f => f.Key, f => f.Value.Replace(Sound, Broken, StringComparison.Ordinal));

    private static string Read(string name)
    {
        using var stream = typeof(Article).Assembly.GetManifestResourceStream($"article/{name}")
            ?? throw new InvalidOperationException($"article/{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
