using System.Net;
using System.Net.Sockets;

namespace Tocsin.Cli.Checkups;

/// <summary>Whether the port that a server would listen on is free.</summary>
internal static class ListeningPort
{
    /// <param name="isOurs">Whether it is a server of ours that listens there.</param>
    public static Checkup Look(int port, Func<bool> isOurs)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return new("port", Condition.Good, $"{port} is free");
        }
        catch (SocketException e)
        {
            return isOurs() ? new("port", Condition.Good, $"{port} is a tocsin server's")
                : new("port", Condition.Blocking, $"{port} cannot be listened on: {e.Message}. Name another: tocsin serve --port 0");
        }
    }
}
