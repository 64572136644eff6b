using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tocsin.Json;

namespace Tocsin.Cli.Servers;

/// <summary>A running server, by its admin API.</summary>
internal sealed class ServerConnection : IDisposable
{
    /// <summary>By it a server of ours is known from any other program that listens there.</summary>
    public const string Mark = "Tocsin-Version";

    // Beyond the longest that a server itself may wait.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(660);

    private const int LongestUri = 8000;

    private readonly HttpClient client;

    /// <param name="key">The admin key; null where the server needs none.</param>
    /// <param name="within">How long an answer may take.</param>
    public ServerConnection(Uri address, string? key, TimeSpan? within = null)
    {
        Address = address;
        HasPages = key is null;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = address,
            Timeout = within ?? Longest,
            MaxResponseContentBufferSize = 1 << 28,
        };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    public Uri Address { get; }

    /// <summary>Whether it may have pages to look at: where there are keys, there are none.</summary>
    public bool HasPages { get; }

    /// <summary>What a command that is suggested needs behind it to reach the same server; empty where it finds it by itself.</summary>
    public string Option { get; init; } = "";

    /// <exception cref="ServerException">It cannot be reached, is another program, or refuses.</exception>
    public JsonValue Get(string path, params ReadOnlySpan<(string Name, string? Value)> asked) =>
        Ask(new HttpRequestMessage(HttpMethod.Get, Uri(path, asked)));

    /// <exception cref="ServerException">It cannot be reached, is another program, or refuses.</exception>
    public JsonValue Post(string path, string json, params ReadOnlySpan<(string Name, string? Value)> asked) =>
        Ask(new HttpRequestMessage(HttpMethod.Post, Uri(path, asked)) { Content = new StringContent(json, Encoding.UTF8,
            "application/json") });

    /// <exception cref="ServerException">It cannot be reached, is another program, or refuses.</exception>
    public JsonValue Delete(string path, params ReadOnlySpan<(string Name, string? Value)> asked) =>
        Ask(new HttpRequestMessage(HttpMethod.Delete, Uri(path, asked)));

    public void Dispose() => client.Dispose();

    private static string Uri(string path, ReadOnlySpan<(string Name, string? Value)> asked)
    {
        var uri = new StringBuilder("/_tocsin").Append(path);
        foreach (var (name, value) in asked)
        {
            if (value is not null)
            {
                uri.Append(uri.ToString().Contains('?') ? '&' : '?').Append(name).Append('=').Append(System.Uri.EscapeDataString(value));
            }
        }
        // What a server takes of a line at most, less a margin: its refusal would not say so.
        return uri.Length <= LongestUri ? uri.ToString()
            : throw new ServerException($"what is asked is too long: {uri.Length} characters, and a server takes {LongestUri}")
            {
                IsOfCaller = true,
            };
    }

    private JsonValue Ask(HttpRequestMessage request)
    {
        try
        {
            using var response = client.Send(request);
            using var reader = new StreamReader(response.Content.ReadAsStream());
            string body = reader.ReadToEnd();
            if (!response.Headers.Contains(Mark) || JsonParser.Parse(body) is not { } answer)
            {
                throw new ServerException(
                    $"what listens on {Address} is no tocsin server: it answered {(int)response.StatusCode}. Start one with "
                        + $"`tocsin serve`, "
                        + "or name another with --server.");
            }
            return response.StatusCode == HttpStatusCode.OK ? answer
                : throw new ServerException($"{Address}: {answer.Member("message")?.AsText()}")
                {
                    IsOfCaller = response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound,
                };
        }
        catch (OperationCanceledException)
        {
            throw new ServerException(
                $"what listens on {Address} did not answer within {client.Timeout.TotalSeconds:0} s. Is it a tocsin server? Name another "
                    + "with --server.");
        }
        catch (HttpRequestException e)
        {
            throw new ServerException(
                $"no server answers on {Address} ({e.Message}). Start one with `tocsin serve`, or name another with --server.");
        }
    }
}
