using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tocsin.Tests.Cli.Releases;

/// <summary>An endpoint of this machine that gives its answers in their order, and the last one from then on.</summary>
internal sealed class Answering : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string[] answers;
    private readonly string status;
    private readonly List<string> asked = [];
    private readonly Task running;

    public Answering(params string[] answers)
        : this(HttpStatusCode.OK, answers)
    {
    }

    public Answering(HttpStatusCode status, params string[] answers)
    {
        (this.answers, this.status) = (answers, $"{(int)status} {status}");
        listener.Start();
        running = Answer();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>What it was asked, whole; it answers no more.</summary>
    public async Task<List<string>> Asked()
    {
        listener.Stop();
        await running;
        return asked;
    }

    public void Dispose() => listener.Dispose();

    private async Task Answer()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                byte[] read = new byte[65536];
                int count = await stream.ReadAsync(read);
                asked.Add(Encoding.ASCII.GetString(read, 0, count));
                string body = answers[Math.Min(asked.Count, answers.Length) - 1];
                string how = body.Contains("\"__type\"", StringComparison.Ordinal) ? "400 Bad Request" : status;
                await stream.WriteAsync(Encoding.UTF8.GetBytes(
                    $"HTTP/1.1 {how}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
