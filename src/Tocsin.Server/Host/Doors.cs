using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tocsin.Delivery.Signing;
using Tocsin.Server.Admin;
using Tocsin.Server.Ingest;
using Tocsin.Server.Overview;
using Tocsin.Server.Slack;
using Tocsin.Server.Wire;

namespace Tocsin.Server.Host;

/// <summary>Which door a request goes through: said by its path alone, and what has no door of its own is AWS's.</summary>
/// <param name="isGuarded">There are no keys: programs of this machine alone are served, and its people see the pages.</param>
internal sealed partial class Doors(
    bool isGuarded, AwsFace aws, LocalSlack slack, SnsDoor ingests, AdminApi admin,
    Status status, OverviewPages pages, SnsSigner signer, ILogger<Doors> log)
{
    private const string CertificatePath = "/SimpleNotificationService-";

    public async Task Answer(HttpContext http)
    {
        using var span = Telemetry.Source.StartActivity(http.Request.Method, ActivityKind.Server);
        try
        {
            await Through(http);
            span?.SetTag("http.response.status_code", http.Response.StatusCode);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            // Too large, too slow, cut off: the client's fault, which no log tells of. Doors that have an error of their own told it.
            http.Response.Clear();
            http.Response.StatusCode = e.StatusCode;
            await http.Response.WriteAsync(e.Message + "\n");
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            Failed(http.Request.Path, e);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await http.Response.WriteAsync("a fault of tocsin's own: its log says more\n");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed")]
    private partial void Failed(string path, Exception why);

    private Task Through(HttpContext http)
    {
        string path = http.Request.Path.Value ?? "/";
        // What signs is SNS, by whatever name this server is reached.
        if (path.StartsWith(SnsDoor.Path, StringComparison.Ordinal))
        {
            return ingests.Answer(http);
        }
        if (isGuarded && LoopbackGuard.Refusal(http.Request) is { } refusal)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return http.Response.WriteAsync(refusal + "\n");
        }
        return path.StartsWith("/_tocsin/", StringComparison.Ordinal) ? admin.Answer(http)
            : isGuarded && path.StartsWith("/slack/T", StringComparison.Ordinal) ? slack.Show(http)
            : path.StartsWith("/slack/", StringComparison.Ordinal) ? slack.Answer(http)
            : path == "/metrics" ? Read(http, status.Metrics)
            : isGuarded && OverviewPages.IsFor(http.Request) ? pages.Answer(http)
            : path.StartsWith(CertificatePath, StringComparison.Ordinal) && signer.CertificateAt(path) is { } pem
                ? Read(http, to => Certificate(to, pem))
            : aws.Serve(http);
    }

    /// <summary>What is only looked at: by GET and HEAD, of which the latter is answered without a body by whoever carries it.</summary>
    private static Task Read(HttpContext http, Func<HttpContext, Task> answer)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return answer(http);
        }
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    }

    private static Task Certificate(HttpContext http, string pem)
    {
        http.Response.ContentType = "application/x-pem-file";
        return http.Response.WriteAsync(pem, http.RequestAborted);
    }
}
