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
    /// <summary>How Slack is to fail in some channels, as the admin API takes it, so that one sees what the clients do about it.</summary>
    public static readonly string[] Faults =
    [
        """{"method":"chat.postMessage","channel":"C0000000429","retry_after":1}""",
        """{"method":"incoming-webhook","channel":"C0000000429","retry_after":1}""",
        """{"channel":"C0000000503","status":503}""",
        """{"method":"chat.postMessage","channel":"C0000000DROP","committed":true,"drop":true}""",
    ];

    /// <summary>What <c>clients.mjs</c> says where Slack has these faults.</summary>
    public static readonly string[] Expected =
    [
        """{"what":"auth.test","said":"T0123456789"}""",
        """{"what":"api.test","said":{"foo":"bar"}}""",
        """{"what":"chat.postMessage","said":["C0123456789","failed","*deploys* failed: `a & b`","é"]}""",
        """{"what":"reply","said":true}""",
        """{"what":"chat.update","said":"recovered"}""",
        """{"what":"conversations.history","said":[["recovered",null,"e1",1]]}""",
        """{"what":"conversations.replies","said":["recovered","again"]}""",
        """{"what":"chat.getPermalink","said":true}""",
        """{"what":"by name","said":true}""",
        """{"what":"conversations.list","said":["c0123456789","deploys"]}""",
        """{"what":"conversations.info","said":true}""",
        """{"what":"blocks.validate","said":true}""",
        """{"what":"invalid blocks","code":"slack_webapi_platform_error","error":"invalid_blocks","messages":["[ERROR] missing required field: text [json-pointer:/blocks/0]"]}""",
        """{"what":"unknown method","code":"slack_webapi_platform_error","error":"unknown_method"}""",
        """{"what":"no token","code":"slack_webapi_platform_error","error":"not_authed"}""",
        """{"what":"told to come again","said":[true,1]}""",
        """{"what":"unavailable","said":true}""",
        // Who loses the answer and sends again posts twice: Slack has no key that would tell it.
        """{"what":"answer lost","said":2}""",
        """{"what":"webhook","said":"ok"}""",
        """{"what":"webhook of text","said":"ok"}""",
        """{"what":"webhook without text","code":"slack_webhook_http_error","status":400,"body":"no_text"}""",
        """{"what":"webhook told to come again","code":"slack_webhook_http_error","status":429,"body":"rate_limited"}""",
    ];

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
        // A module finds its packages from where it lies.
        string copy = Path.Combine(folder, $"{System.Environment.ProcessId}-{script}");
        File.Copy(Path.Combine(Source, script), copy, overwrite: true);
        var (exitCode, output) = Tool.Run("node", folder, Environment, copy, url);
        File.Delete(copy);
        Assert.True(exitCode == 0, output);
        // The clients log their errors beside it.
        return [.. output.Split('\n').Where(l => l.StartsWith('{'))];
    }

    private static string Install()
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Source, "package-lock.json"))))[..12];
        string folder = Path.Combine(Installed, hash);
        if (!Directory.Exists(folder))
        {
            // Two test programs may come here at once: each installs for itself, and the first to be done gives it its name.
            string own = Directory.CreateDirectory($"{folder}-{System.Environment.ProcessId}").FullName;
            foreach (string file in (string[])["package.json", "package-lock.json"])
            {
                File.Copy(Path.Combine(Source, file), Path.Combine(own, file), overwrite: true);
            }
            try
            {
                var (exitCode, output) = Tool.Run(
                    "npm", own, Environment, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline",
                    "--fetch-retries", "0");
                Assert.SkipWhen(exitCode != 0, $"npm could not install @slack/web-api and @slack/webhook: {output.Trim().Split('\n')[0]}");
                Directory.Move(own, folder);
            }
            catch (IOException) when (Directory.Exists(folder))
            {
                // The other one was first.
            }
            finally
            {
                if (Directory.Exists(own))
                {
                    Directory.Delete(own, recursive: true);
                }
            }
        }
        return folder;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
