using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Tests.Server.Host;

/// <summary>Somebody's program that topics hand messages to: it keeps what it is sent, and answers as it is told.</summary>
internal sealed class Endpoint : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly Channel<Posted> posted = Channel.CreateUnbounded<Posted>();
    private readonly Queue<int> answers = new();

    private Endpoint()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        web = builder.Build();
        web.Run(Take);
    }

    public string Url { get; private set; } = "";

    public static async Task<Endpoint> Start()
    {
        var endpoint = new Endpoint();
        await endpoint.web.StartAsync();
        string address = endpoint.web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        endpoint.Url = $"{address}/hook";
        return endpoint;
    }

    /// <summary>The next requests are answered so; all further ones with 200.</summary>
    public void Answer(params int[] statuses)
    {
        lock (answers)
        {
            foreach (int status in statuses)
            {
                answers.Enqueue(status);
            }
        }
    }

    /// <summary>The next request that it was sent.</summary>
    public async Task<Posted> Next()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return await posted.Reader.ReadAsync(timeout.Token);
    }

    public bool HasNothingMore => posted.Reader.Count == 0;

    public async ValueTask DisposeAsync() => await web.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        string body = await reader.ReadToEndAsync();
        lock (answers)
        {
            http.Response.StatusCode = answers.TryDequeue(out int status) ? status : StatusCodes.Status200OK;
        }
        var headers = http.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString());
        posted.Writer.TryWrite(new Posted(headers, body));
    }

    internal sealed record Posted(IReadOnlyDictionary<string, string> Headers, string Body);
}
