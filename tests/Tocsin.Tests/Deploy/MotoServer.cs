using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tocsin.Tests.Deploy;

/// <summary>moto's server on a port of its own: what a plan asks of AWS, it answers.</summary>
internal sealed class MotoServer : IDisposable
{
    private readonly Process process;

    public MotoServer()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://{free.LocalEndpoint}";
        }
        process = Tool.Start(
            "moto_server", Path.GetTempPath(), new Dictionary<string, string>(), "-H", "127.0.0.1", "-p", new Uri(Address).Port.ToString());
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (int tries = 0; !Answers() && tries < 300 && !process.HasExited; tries++)
        {
            Thread.Sleep(100);
        }
    }

    public string Address { get; }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, new Uri(Address).Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
