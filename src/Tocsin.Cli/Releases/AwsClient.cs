using System.Buffers;
using System.Net;
using System.Text;
using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Server.Signing;
using Tocsin.Wire;

namespace Tocsin.Cli.Releases;

/// <summary>One of AWS's services that speak JSON over HTTP, here or on AWS.</summary>
internal sealed class AwsClient : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = Longest, MaxResponseContentBufferSize = 1 << 25,
    };
    private readonly string name;
    private readonly string target;
    private readonly TimeProvider time;
    private readonly Func<AwsSettings>? anew;
    private AwsSettings settings;

    private AwsClient(AwsSettings settings, string name, string target, TimeProvider time, Func<AwsSettings>? anew = null) =>
        (this.settings, this.name, this.target, this.time, this.anew) = (settings, name, target, time, anew);

    /// <param name="anew">Gives what is set by now, once the credentials have expired; null where they do not.</param>
    public static AwsClient OfEcs(AwsSettings settings, TimeProvider time, Func<AwsSettings>? anew = null) =>
        new(settings, "ecs", "AmazonEC2ContainerServiceV20141113", time, anew);

    public static AwsClient OfLogs(AwsSettings settings, TimeProvider time) => new(settings, "logs", "Logs_20140328", time);

    public static AwsClient OfEvents(AwsSettings settings, TimeProvider time) => new(settings, "events", "AWSEvents", time);

    /// <param name="operation">In the API's words: <c>DescribeServices</c>.</param>
    /// <exception cref="AwsRefusal">It refuses, cannot be reached, or what answers is something else.</exception>
    public T Ask<T>(string operation, IShape request)
        where T : class, IShape<T>
    {
        try
        {
            return AskOnce<T>(operation, request);
        }
        catch (AwsRefusal e) when (e.Code.StartsWith("ExpiredToken", StringComparison.Ordinal) && IsSetAnew())
        {
            return AskOnce<T>(operation, request);
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>Credentials of a role end, and whoever gives them gives others by then.</summary>
    private bool IsSetAnew()
    {
        var before = settings;
        settings = anew?.Invoke() ?? before;
        return settings != before;
    }

    private T AskOnce<T>(string operation, IShape request)
        where T : class, IShape<T>
    {
        var written = new ArrayBufferWriter<byte>();
        JsonFieldWriter.Write(request, written);
        string body = Encoding.UTF8.GetString(written.WrittenSpan);
        using var asked = new HttpRequestMessage(HttpMethod.Post, settings.Endpoint)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        asked.Headers.Add("X-Amz-Target", $"{target}.{operation}");
        var signer = new RequestSigner(settings.KeyId, settings.Secret, settings.SessionToken, settings.Region, name);
        foreach (var (header, value) in signer.Headers(settings.Endpoint, body, time.GetUtcNow()))
        {
            asked.Headers.TryAddWithoutValidation(header, value);
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
            throw new AwsRefusal("", $"{settings.Endpoint} does not answer: {e.Message}") { IsPassing = true };
        }

        AwsRefusal Refused(HttpStatusCode status, string text)
        {
            var told = JsonParser.Parse(text);
            string code = told?.Member("__type")?.AsText()?.Split('#')[^1] ?? "";
            string message = (told?.Member("message") ?? told?.Member("Message"))?.AsText() ?? $"answered {(int)status}";
            return new AwsRefusal(code, $"{settings.Endpoint}: {operation}: {(code.Length > 0 ? $"{code}: " : "")}{message}")
            {
                IsPassing = (int)status >= 500 || status == HttpStatusCode.TooManyRequests
                    || code.Contains("Throttl", StringComparison.Ordinal),
            };
        }
    }
}

/// <summary>An answer that is none.</summary>
/// <param name="code">AWS's; empty where it gave none.</param>
internal sealed class AwsRefusal(string code, string message) : Exception(message)
{
    public string Code => code;

    /// <summary>Another try may fare better.</summary>
    public bool IsPassing { get; init; }
}
