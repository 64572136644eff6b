using System.Net;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Server.Host;

/// <summary>Where there are no keys, nobody but programs of this machine is served: no web page drives a server on loopback.</summary>
/// <remarks>
/// A page of another origin can post forms to loopback, have images fetched from there, and by a name of its own that leads there it can
/// read answers, too. It cannot choose the headers Origin, Host and Sec-Fetch-*, which browsers send to loopback:
/// https://www.w3.org/TR/fetch-metadata/. A link to what is only looked at is followed.
/// </remarks>
internal static class LoopbackGuard
{
    /// <summary>Why a request is not served; null where it is.</summary>
    public static string? Refusal(HttpRequest request)
    {
        string host = request.Host.Host;
        if (!IsLocal(host))
        {
            return $"Host {host} is no name of this machine: without keys this server answers to 127.0.0.1 and localhost alone";
        }
        if (request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site", ..] && !IsLink(request))
        {
            return "Sec-Fetch-Site: web pages of others are not served here";
        }
        return request.Headers.Origin is [{ Length: > 0 } origin, ..]
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsLocal(from.Host) && from.Port == request.Host.Port)
                ? $"Origin {origin}: web pages of others are not served here" : null;
    }

    /// <summary>Somebody follows a link to a page, or one that SNS sent.</summary>
    private static bool IsLink(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] is ["navigate", ..]
        && request.Query["Action"] is [] or ["ConfirmSubscription" or "Unsubscribe"];

    private static bool IsLocal(string host) =>
        host.Length == 0 || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
