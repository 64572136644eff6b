using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tocsin.Server.Admin;

/// <summary>
/// The path behind <c>/_tocsin</c> as it was sent, so that what stands for an id is decoded once, and by its route alone.
/// </summary>
internal static class AdminPath
{
    public static string Of(HttpRequest request)
    {
        string target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? target : target[..query];
        // A path that needed mending on the way (dots, a whole address) is the one that it was mended to.
        return path.StartsWith(AdminApi.Prefix, StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal)
            ? path[AdminApi.Prefix.Length..] : request.Path.Value![AdminApi.Prefix.Length..];
    }
}
