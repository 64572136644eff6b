using Tocsin.Aws;

namespace Tocsin.Ecs;

/// <summary>Where a port of a container can be reached: on this machine's loopback address.</summary>
/// <param name="Protocol">tcp or udp.</param>
public sealed record PortBinding(string Container, int ContainerPort, int HostPort, string Protocol) : IShape<PortBinding>
{
    /// <summary>What ports are bound to.</summary>
    public const string Address = "127.0.0.1";

    internal Shapes.NetworkBinding Shape =>
        new() { BindIP = Address, ContainerPort = ContainerPort, HostPort = HostPort, Protocol = Protocol };

    public void Write(FieldWriter to)
    {
        to.Text("container", Container);
        to.Integer("containerPort", ContainerPort);
        to.Integer("hostPort", HostPort);
        to.Text("protocol", Protocol);
    }

    public static PortBinding Read(FieldReader from) => new(
        from.Text("container") ?? "", from.Integer("containerPort") ?? 0, from.Integer("hostPort") ?? 0, from.Text("protocol") ?? "tcp");
}
