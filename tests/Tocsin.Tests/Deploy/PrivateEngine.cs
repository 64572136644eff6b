using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Deploy;

/// <summary>A Docker engine of one test, with its own socket and data; gone with all that was in it.</summary>
internal sealed class PrivateEngine : IDisposable
{
    private static readonly string Script = Path.Combine(MarkdownFile.Root, "tests", "docker-engine");

    private readonly string data;

    public PrivateEngine(string folder)
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/dockerd") || File.Exists("/usr/bin/dockerd"), "dockerd is not on this machine");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "dockerd needs root");
        data = Path.Combine(folder, "d");
        Host = Release.Succeeds("bash", folder, Script, "start", data).Trim();
    }

    /// <summary>What DOCKER_HOST must be.</summary>
    public string Host { get; }

    public void Dispose() => Release.Succeeds("bash", "/", Script, "stop", data);
}
