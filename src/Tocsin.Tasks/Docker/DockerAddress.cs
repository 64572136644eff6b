using System.Net.Sockets;
using Docker.DotNet;

namespace Tocsin.Tasks.Docker;

/// <summary>Where the Docker engine of this machine is.</summary>
public static class DockerAddress
{
    private const string UsualSocket = "/var/run/docker.sock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>As Docker's own client finds it.</summary>
    public static Uri Usual =>
        new(Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host ? host : $"unix://{UsualSocket}");

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
        catch (Exception e) when (e is DockerApiException or HttpRequestException or IOException or SocketException
            or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }
}
