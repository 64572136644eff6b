using System.Buffers;
using System.Net;
using System.Text;
using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Server.Signing;
using Tocsin.Wire;

namespace Tocsin.Cli.Releases;

/// <summary>ECS over HTTP, here or on AWS.</summary>
internal sealed class EcsClient : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = Longest, MaxResponseContentBufferSize = 1 << 25,
    };
    private readonly AwsSettings settings;
    private readonly TimeProvider time;
    private readonly RequestSigner signer;

    public EcsClient(AwsSettings settings, TimeProvider time)
    {
        (this.settings, this.time) = (settings, time);
        signer = new(settings.KeyId, settings.Secret, settings.SessionToken, settings.Region, "ecs");
    }

    /// <param name="operation">In the API's words: <c>DescribeServices</c>.</param>
    /// <exception cref="EcsRefusal">ECS refuses, cannot be reached, or what answers is something else.</exception>
    public T Ask<T>(string operation, IShape request)
        where T : class, IShape<T>
    {
        var written = new ArrayBufferWriter<byte>();
        JsonFieldWriter.Write(request, written);
        string body = Encoding.UTF8.GetString(written.WrittenSpan);
        using var asked = new HttpRequestMessage(HttpMethod.Post, settings.Ecs)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        asked.Headers.Add("X-Amz-Target", $"AmazonEC2ContainerServiceV20141113.{operation}");
        foreach (var (name, value) in signer.Headers(settings.Ecs, body, time.GetUtcNow()))
        {
            asked.Headers.TryAddWithoutValidation(name, value);
        }
        try
        {
            using var answer = client.Send(asked);
            using var whole = new MemoryStream();
            answer.Content.ReadAsStream().CopyTo(whole);
            return answer.StatusCode == HttpStatusCode.OK && JsonFieldReader.Read<T>(whole.ToArray()) is { Error: null } read
                ? read.Value : throw Refused(answer.StatusCode, Encoding.UTF8.GetString(whole.ToArray()));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            throw new EcsRefusal("", $"{settings.Ecs} does not answer: {e.Message}") { IsPassing = true };
        }

        EcsRefusal Refused(HttpStatusCode status, string text)
        {
            var told = JsonParser.Parse(text);
            string code = told?.Member("__type")?.AsText()?.Split('#')[^1] ?? "";
            string message = (told?.Member("message") ?? told?.Member("Message"))?.AsText() ?? $"answered {(int)status}";
            return new EcsRefusal(code, $"{settings.Ecs}: {operation}: {(code.Length > 0 ? $"{code}: " : "")}{message}")
            {
                IsPassing = (int)status >= 500 || status == HttpStatusCode.TooManyRequests
                    || code.Contains("Throttl", StringComparison.Ordinal),
            };
        }
    }

    public void Dispose() => client.Dispose();
}

/// <summary>An answer that is none.</summary>
/// <param name="code">AWS's; empty where it gave none.</param>
internal sealed class EcsRefusal(string code, string message) : Exception(message)
{
    public string Code => code;

    /// <summary>Another try may fare better.</summary>
    public bool IsPassing { get; init; }
}
