using System.Text.Json;
using Docker.DotNet;

namespace Tocsin.Tasks.Docker;

/// <summary>Where the Docker engine of this machine is.</summary>
public static class DockerAddress
{
    private static readonly Uri UsualSocket = new("unix:///var/run/docker.sock");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// As Docker's own client finds it: <c>DOCKER_HOST</c>, else the context that <c>DOCKER_CONTEXT</c> or <c>~/.docker/config.json</c>
    /// names, else this machine's.
    /// </summary>
    public static Uri Usual => Of(new DockerConfig());

    internal static Uri Of(DockerConfig config)
    {
        try
        {
            return config.GetEndpoint();
        }
        catch (Exception e) when (e is DockerConfigurationException or JsonException or IOException or UnauthorizedAccessException)
        {
            // A context that is not there, or a file that is none: who asks for no engine is not to fail for that.
            return UsualSocket;
        }
    }

    /// <summary>Whether an engine answers there.</summary>
    public static async Task<bool> Answers(Uri address)
    {
        if (address.Scheme == "unix" && !File.Exists(address.LocalPath))
        {
            return false;
        }
        try
        {
            using var client = new DockerClientBuilder().WithEndpoint(address).Build();
            using var patience = new CancellationTokenSource(Patience);
            await client.System.PingAsync(patience.Token);
            return true;
        }
        catch (Exception e) when (DockerEngine.IsOfEngine(e)
            || e is OperationCanceledException or SshDockerEndpointNotSupportedException or NotSupportedException)
        {
            return false;
        }
    }
}
