using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Signing;
using Tocsin.Server.Admin;
using Tocsin.Server.Overview;
using Tocsin.Server.Slack;
using Tocsin.Server.Wire;

namespace Tocsin.Server.Host;

/// <summary>Which door a request goes through: said by its path alone, and what has no door of its own is AWS's.</summary>
/// <param name="IsGuarded">There are no keys: programs of this machine alone are served, and its people see the pages.</param>
internal sealed record Doors(
    bool IsGuarded, AwsFace Aws, LocalSlack Slack, AdminApi Admin, Status Status, OverviewPages Pages, SnsSigner Signer)
{
    private const string CertificatePath = "/SimpleNotificationService-";

    public Task Answer(HttpContext http)
    {
        if (IsGuarded && LoopbackGuard.Refusal(http.Request) is { } refusal)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return http.Response.WriteAsync(refusal + "\n");
        }
        string path = http.Request.Path.Value ?? "/";
        return path.StartsWith("/_tocsin/", StringComparison.Ordinal) ? Admin.Answer(http)
            : IsGuarded && path.StartsWith("/slack/T", StringComparison.Ordinal) ? Slack.Show(http)
            : path.StartsWith("/slack/", StringComparison.Ordinal) ? Slack.Answer(http)
            : path == "/metrics" ? Status.Metrics(http)
            : IsGuarded && OverviewPages.IsFor(http.Request) ? Pages.Answer(http)
            : path.StartsWith(CertificatePath, StringComparison.Ordinal) && Signer.CertificateAt(path) is { } pem ? Certificate(http, pem)
            : Aws.Serve(http);
    }

    private static Task Certificate(HttpContext http, string pem)
    {
        http.Response.ContentType = "application/x-pem-file";
        return http.Response.WriteAsync(pem, http.RequestAborted);
    }
}
