using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Tocsin.Tests.Deploy;

namespace Tocsin.Tests.Server.Slack;

/// <summary>
/// Slack's own clients, of the versions that <c>clients/package-lock.json</c> holds. They are installed once, into <c>artifacts/</c>, and
/// stay there, so that the next run asks no registry.
/// </summary>
internal static class SlackClients
{
    private static readonly string Source = Path.Combine(Here(), "clients");

    private static readonly string Installed = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "..", "artifacts", "slack-clients"));

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["npm_config_update_notifier"] = "false", ["NODE_NO_WARNINGS"] = "1",
    };

    /// <summary>Runs the script and gives what it says; skips the test where the clients cannot be had.</summary>
    public static string[] Run(string script, string url)
    {
        string folder = Install();
        File.Copy(Path.Combine(Source, script), Path.Combine(folder, script), overwrite: true);
        var (exitCode, output) = Tool.Run("node", folder, Environment, script, url);
        Assert.True(exitCode == 0, output);
        // The clients log their errors beside it.
        return [.. output.Split('\n').Where(l => l.StartsWith('{'))];
    }

    private static string Install()
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Source, "package-lock.json"))))[..12];
        string folder = Path.Combine(Installed, hash);
        // npm writes this file last.
        if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
        {
            Directory.CreateDirectory(folder);
            foreach (string file in (string[])["package.json", "package-lock.json"])
            {
                File.Copy(Path.Combine(Source, file), Path.Combine(folder, file), overwrite: true);
            }
            var (exitCode, output) = Tool.Run(
                "npm", folder, Environment, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline",
                "--fetch-retries", "0");
            Assert.SkipWhen(exitCode != 0, $"npm could not install @slack/web-api and @slack/webhook: {output.Trim().Split('\n')[^1]}");
        }
        return folder;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
