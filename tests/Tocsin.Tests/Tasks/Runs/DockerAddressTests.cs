using System.Security.Cryptography;
using System.Text;
using Docker.DotNet;
using Tocsin.Tasks.Docker;

namespace Tocsin.Tests.Tasks.Runs;

public sealed class DockerAddressTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public DockerAddressTests()
    {
        string context = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("colima")));
        string meta = Directory.CreateDirectory(Path.Combine(folder, "contexts", "meta", context)).FullName;
        File.WriteAllText(
            Path.Combine(meta, "meta.json"), """{"Name":"colima","Endpoints":{"docker":{"Host":"unix:///home/me/colima.sock"}}}""");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(null, null, null, "unix:///var/run/docker.sock")]
    [InlineData(null, null, """{"auths":{}}""", "unix:///var/run/docker.sock")]
    [InlineData(null, null, """{"currentContext":"colima"}""", "unix:///home/me/colima.sock")]
    [InlineData(null, "default", """{"currentContext":"colima"}""", "unix:///var/run/docker.sock")]
    [InlineData(null, "colima", null, "unix:///home/me/colima.sock")]
    [InlineData("tcp://127.0.0.1:1", null, """{"currentContext":"colima"}""", "tcp://127.0.0.1:1/")]
    [InlineData(null, null, """{"currentContext":"gone"}""", "unix:///var/run/docker.sock")]
    [InlineData(null, null, "no JSON", "unix:///var/run/docker.sock")]
    public void The_engine_is_where_Dockers_own_client_finds_it(string? host, string? context, string? file, string address)
    {
        if (file is not null)
        {
            File.WriteAllText(Path.Combine(folder, "config.json"), file);
        }
        Assert.Equal(new Uri(address), DockerAddress.Of(new DockerConfig(new Settings(folder, host, context))));
    }

    [Theory]
    [InlineData("ssh://me@there")]
    [InlineData("ftp://there")]
    [InlineData("unix:///nowhere/docker.sock")]
    [InlineData("tcp://127.0.0.1:1")]
    public async Task Where_there_is_none_or_none_that_can_be_asked_none_answers(string address) =>
        Assert.False(await DockerAddress.Answers(new Uri(address)));

    private sealed record Settings(string? DockerConfig, string? DockerHost, string? DockerContext) : IDockerCliSettings
    {
        public string? DockerTlsVerify => null;
    }
}
