using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.Server.Signing;
using Tocsin.Server.Wire;

namespace Tocsin.Tests.Server.Wire;

/// <summary>The face on a port of its own, over an estate in memory.</summary>
internal sealed class FaceServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DataDirectory directory;
    private readonly SqliteStore store;

    private FaceServer(WebApplication app, DataDirectory directory, SqliteStore store, Writer writer, AwsFace face, Told told)
    {
        (this.app, this.directory, this.store, Writer, Face, Log) = (app, directory, store, writer, face, told);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public static AccountId Account { get; } = AccountId.TryParse("123456789012", out var account) ? account : throw new FormatException();

    public Uri Address { get; }

    public HttpClient Client { get; }

    public Writer Writer { get; }

    public AwsFace Face { get; }

    public Told Log { get; }

    public static async Task<FaceServer> Start(TimeProvider? clock = null, params AccessKey[] keys)
    {
        var told = new Told();
        clock ??= TimeProvider.System;
        var directory = DataDirectory.OpenPassing();
        var store = SqliteStore.Open(directory);
        var writer = new Writer(
            store, new Estate(Account, "ap-northeast-2"), new WriterOptions(ChatbotProfile.Current, ChatbotLimits.Defer, 1), clock);
        var face = new AwsFace(
            writer, new FaceOptions(Account, "ap-northeast-2", new AccessKeys(keys)), clock,
            LoggerFactory.Create(b => b.AddProvider(told)).CreateLogger<AwsFace>(), CancellationToken.None);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(told);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o =>
        {
            KestrelBounds.Apply(o);
            o.Listen(System.Net.IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        app.Run(face.Serve);
        await app.StartAsync();
        return new FaceServer(app, directory, store, writer, face, told);
    }

    public async Task<Replied> Json(string target, string body, string version = "1.1", params (string Name, string Value)[] headers)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new($"application/x-amz-json-{version}");
        return await Send(HttpMethod.Post, "/", content, [("X-Amz-Target", target), .. headers]);
    }

    public async Task<Replied> Form(string body, string path = "/", params (string Name, string Value)[] headers)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        return await Send(HttpMethod.Post, path, content, headers);
    }

    public async Task<Replied> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            _ = request.Headers.TryAddWithoutValidation(name, value) || content!.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answered = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value));
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Replied((int)response.StatusCode, answered, body);
    }

    /// <summary>Sends bytes as they are, and reads until the server closes the connection.</summary>
    public async Task<string> Raw(byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Address.Host, Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(bytes);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    public Task<string> Raw(string text) => Raw(Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n")));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Writer.DisposeAsync();
        store.Dispose();
        directory.Dispose();
    }
}
