namespace Tocsin.Tests.Deploy;

/// <summary>What release.sh made, in the folder that TOCSIN_RELEASE names; test.sh makes it.</summary>
internal static class Release
{
    public static string Folder
    {
        get
        {
            string? folder = Environment.GetEnvironmentVariable("TOCSIN_RELEASE");
            Assert.SkipWhen(string.IsNullOrEmpty(folder), "TOCSIN_RELEASE names no release: ./release.sh VERSION OUT makes one");
            return folder!;
        }
    }

    /// <summary>As the names of the files say it.</summary>
    public static string Version =>
        Path.GetFileName(Directory.GetFiles(Folder, "tocsin-*.cdx.json").Single())["tocsin-".Length..^".cdx.json".Length];

    public static string PathOf(string name) => Path.Combine(Folder, name.Replace("VERSION", Version, StringComparison.Ordinal));

    /// <summary>Runs a test in a folder of its own, which is gone afterwards.</summary>
    public static void InFolder(Action<string> test)
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-release-").FullName;
        try
        {
            test(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Unpacks an archive with the system's tar.</summary>
    public static string Unpacked(string name, string folder)
    {
        Succeeds("tar", folder, "-xzf", PathOf(name));
        return folder;
    }

    public static string Succeeds(string program, string folder, params string[] arguments) =>
        Succeeds(program, folder, new Dictionary<string, string>(), arguments);

    public static string Succeeds(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var (exitCode, output) = Tool.Run(program, folder, environment, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {exitCode}: {output}");
        return output;
    }

    /// <summary>A place where NuGet finds the release and nothing else, and keeps what it unpacks.</summary>
    public static Dictionary<string, string> Feed(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="release" value="{Folder}" />
              </packageSources>
            </configuration>
            """);
        return new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(folder, "packages"),
            ["DOTNET_CLI_HOME"] = folder,
            ["HOME"] = folder,
            ["DOTNET_NOLOGO"] = "1",
        };
    }
}
