namespace Tocsin.Conformance;

/// <summary>AWS's clients for JavaScript, as javascript/package.json names them, installed once into artifacts/.</summary>
internal static class JavaScript
{
    private static readonly Lazy<Task<string>> Once = new(Install);

    /// <summary>The folder that has them in its <c>node_modules</c>.</summary>
    public static async Task<string> Installed()
    {
        string folder = await Once.Value;
        Assert.SkipWhen(folder.Length == 0, "npm, or its registry, is not in reach: AWS's clients for JavaScript are not installed");
        return folder;
    }

    private static async Task<string> Install()
    {
        string folder = Repository.Artifacts("javascript");
        string wanted = File.ReadAllText(Of("package-lock.json"));
        string there = Path.Combine(folder, "installed.json");
        if (File.Exists(there) && File.ReadAllText(there) == wanted)
        {
            return folder;
        }
        File.Copy(Of("package.json"), Path.Combine(folder, "package.json"), overwrite: true);
        File.Copy(Of("package-lock.json"), Path.Combine(folder, "package-lock.json"), overwrite: true);
        try
        {
            var environment = new Dictionary<string, string> { ["npm_config_update_notifier"] = "false" };
            var ran = await Ran.Program(
                "npm", folder, environment, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
            if (ran.ExitCode != 0)
            {
                return "";
            }
        }
        catch (Xunit.Sdk.SkipException)
        {
            return "";
        }
        // Written last: what was interrupted is begun anew.
        File.WriteAllText(there, wanted);
        return folder;

        static string Of(string file) => Path.Combine(AppContext.BaseDirectory, "javascript", file);
    }
}
