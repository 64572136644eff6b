using System.Net.Sockets;
using Tocsin.Json;

namespace Tocsin.Cli.Checkups;

/// <summary>What people drive a server with: Terraform, the aws CLI; and what runs containers.</summary>
internal static class Programs
{
    private const string Socket = "/var/run/docker.sock";

    /// <param name="directory">Where terraform would be run: what was chosen there by <c>terraform init</c> is told.</param>
    public static Checkup Terraform(string? path, string directory)
    {
        if (Executable.Find("terraform", path) is not { } terraform)
        {
            return new("terraform", Condition.Missing, "not on the PATH: https://developer.hashicorp.com/terraform/install");
        }
        // https://developer.hashicorp.com/terraform/cli/commands/version
        if (Executable.Output(terraform, directory, "version", "-json") is not { } printed || JsonParser.Parse(printed) is not { } told)
        {
            return new("terraform", Condition.Missing, $"{terraform} does not say its version: run `terraform version` to see why");
        }
        string version = told.Member("terraform_version")?.AsText() ?? "of no version";
        var provider = (told.Member("provider_selections") as JsonValue.Object)?.Members
            .FirstOrDefault(m => m.Name.EndsWith("/hashicorp/aws", StringComparison.Ordinal));
        return new(
            "terraform", Condition.Good,
            provider is { } chosen ? $"{version}, with hashicorp/aws {chosen.Value.AsText()}"
                : $"{version}; no provider is chosen in {directory}: `terraform init` does it");
    }

    public static Checkup Aws(string? path, string directory) =>
        Executable.Find("aws", path) is not { } aws
            ? new("aws", Condition.Missing, "not on the PATH: https://docs.aws.amazon.com/cli/latest/userguide/")
            : Executable.Output(aws, directory, "--version") is { } printed
                ? new("aws", Condition.Good, printed.Split(' ', '\n')[0].Replace("aws-cli/", "", StringComparison.Ordinal))
                : new("aws", Condition.Missing, $"{aws} does not say its version: run `aws --version` to see why");

    /// <param name="host">What <c>DOCKER_HOST</c> says.</param>
    public static Checkup Docker(string? host)
    {
        const string unix = "unix://";
        if (host is not null && !host.StartsWith(unix, StringComparison.Ordinal))
        {
            return new("docker", Condition.Missing, $"DOCKER_HOST is {host}, which is not looked at; `docker version` tells");
        }
        string at = host is null ? Socket : host[unix.Length..];
        if (!Path.Exists(at))
        {
            return new("docker", Condition.Missing, $"there is no {at}; ECS tasks meet a scripted fate without an engine");
        }
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(at));
            return new("docker", Condition.Good, $"an engine listens at {at}");
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return new("docker", Condition.Missing, $"no engine at {at} ({e.Message}); ECS tasks meet a scripted fate without one");
        }
    }
}
