using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Inbox;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Queries;
using Tocsin.Server.Admin;
using Tocsin.Server.Pages;

namespace Tocsin.Server.Overview;

/// <summary>Two pages for people: what rang and what did not at <c>/</c>, and one event at <c>/trace/ID</c>.</summary>
/// <remarks>Without script, and by GET alone: they show and do nothing. Where there are keys, they are not served.</remarks>
internal sealed class OverviewPages(Lists lists, Stories stories, Waits waits, Pump pump, TimeProvider time)
{
    private const string TracePrefix = "/trace/";

    /// <summary>Whether a request is for one of them: AWS's own clients post, or sign what they get.</summary>
    public static bool IsFor(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Headers.Authorization.Count == 0
        && request.Path.Value is { } path
        && ((path == "/" && !request.Query.ContainsKey("Action") && !request.Query.ContainsKey("X-Amz-Signature"))
            || path.StartsWith(TracePrefix, StringComparison.Ordinal));

    public async Task Answer(HttpContext http)
    {
        string path = http.Request.Path.Value!;
        string? page = path == "/" ? Home(http.Request.Query["q"].ToString())
            : stories.Find(path[TracePrefix.Length..]) is { } story ? TracePage.Of(story, waits) : null;
        http.Response.StatusCode = page is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(page ?? Nothing(), http.RequestAborted);
    }

    private string Home(string written)
    {
        bool isQuery = Query.TryParse(written, time.GetUtcNow(), out var query, out string error);
        return HomePage.Of(
            written, isQuery ? null : error, lists.Messages(query, HomePage.Most), lists.Dropped(query, HomePage.Most),
            lists.Unsent(query, HomePage.Most), waits, pump.Blocked);
    }

    private static string Nothing() => HtmlPage.Of(
        "Not found",
        new Markup().Raw("<header>").Brand().Raw("</header><main id=\"main\">").Element("h1", "Nothing is known of it")
            .Raw("<p class=\"lead\">What no rule wanted is known only while it is among the last few thousand. <a href=\"/\">What "
                + "is known</a>"
                + "</p></main>"),
        "page");
}
