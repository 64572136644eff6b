using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Store;
using Tocsin.Text;

namespace Tocsin.Server.Admin;

/// <summary>What whoever runs the server sees and does, under <c>/_tocsin/</c>: the command line uses nothing else.</summary>
/// <remarks>Safe for any number of requests at once.</remarks>
internal sealed class AdminApi
{
    public const string Prefix = "/_tocsin";

    private readonly AdminKeys keys;
    private readonly TimeProvider time;

    public AdminApi(AdminKeys keys, TimeProvider time, params IEnumerable<AdminRoute> routes)
    {
        (this.keys, this.time) = (keys, time);
        Routes =
        [
            .. routes,
            new("GET", "/openapi.json", "This API, described.", AdminKey.None, [], call => call.Answer(json => OpenApi.Write(json,
                Routes))),
        ];
    }

    public ValueList<AdminRoute> Routes { get; }

    public async Task Answer(HttpContext http)
    {
        string path = AdminPath.Of(http.Request);
        var there = Routes.AsEnumerable().Select(r => (Route: r, Name: r.Match(path))).Where(r => r.Name is not null).ToList();
        // HEAD is GET whose body stays here: whoever carries the answer leaves it out.
        string method = HttpMethods.IsHead(http.Request.Method) ? HttpMethods.Get : http.Request.Method;
        if (there.Find(r => r.Route.Method == method) is { Name: { } name } found)
        {
            await Answer(found.Route, http, new AdminCall(http, name, time));
            return;
        }
        if (there.Count > 0)
        {
            http.Response.Headers.Allow = string.Join(", ", there.Select(r => r.Route.Method));
        }
        await new AdminCall(http, "", time).Refuse(
            there.Count > 0 ? new AdminRefusal(StatusCodes.Status405MethodNotAllowed, "method",
                $"{Prefix}{path} does not take {http.Request.Method}")
            : new AdminRefusal(StatusCodes.Status404NotFound, "unknown",
                $"there is no {Prefix}{path}; {Prefix}/openapi.json says what there is"));
    }

    private async Task Answer(AdminRoute route, HttpContext http, AdminCall call)
    {
        try
        {
            if (keys.Of(http.Request.Headers.Authorization) < route.Needs)
            {
                throw new AdminRefusal(
                    StatusCodes.Status401Unauthorized, "unauthorized",
                    $"this needs the {(route.Needs == AdminKey.Full ? "full" : "read-only")} admin key, as Authorization: Bearer KEY");
            }
            await route.Handle(call);
        }
        catch (AdminRefusal refusal)
        {
            await call.Refuse(refusal);
        }
        catch (BadHttpRequestException e)
        {
            http.Response.Headers.Connection = "close";
            await call.Refuse(new AdminRefusal(e.StatusCode, "bad-request", e.Message));
        }
        catch (StoreException e)
        {
            await call.Refuse(new AdminRefusal(StatusCodes.Status503ServiceUnavailable, "store", e.Message));
        }
    }
}
