using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Inbox;
using Tocsin.Delivery.Messages;
using Tocsin.Server.Pages;
using Tocsin.Server.Slack.Workspaces;
using Limits = Tocsin.Server.Slack.Calls.Limits;

namespace Tocsin.Server.Slack;

/// <summary>The page that the address of a message leads to: the message, and what answers it.</summary>
internal sealed class Archives(SlackMessages messages, ChannelDirectory directory)
{
    public async Task Show(HttpContext context)
    {
        bool reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!reads || Find(context.Request.Path.Value ?? "") is not var (message, channel))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        byte[] html = Encoding.UTF8.GetBytes(Page(message, channel));
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = html.Length;
        // Messages are for nobody's cache, and for no other page to show.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XFrameOptions = "DENY";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(html);
        }
    }

    /// <summary>What <c>/slack/T…/archives/C…/p1700000000000100</c> names.</summary>
    private (SlackMessage Message, Channel Channel)? Find(string path)
    {
        if (path.Split('/') is not ["", "slack", var team, "archives", var channel, ['p', .. { Length: 16 } digits]]
            || directory.Team(team) is not { } workspace || directory.Find(workspace, channel) is not { } found)
        {
            return null;
        }
        return messages.Find(team, found.Id, $"{digits[..10]}.{digits[10..]}") is { } message ? (message, found) : null;
    }

    private string Page(SlackMessage message, Channel channel)
    {
        var page = new Markup().Raw("<header class=\"top\">\n").Brand();
        page.Element("h1", $"#{channel.Name}").Line().Raw("</header>\n<main id=\"main\">\n");
        string root = message.ThreadTs ?? message.Ts;
        var replies = messages.Read(message.Team, message.Channel, root, null, null, false, Limits.RepliesPage).Where(m => m.Ts != root)
            .Reverse();
        foreach (var one in (messages.Find(message.Team, message.Channel, root) is { } first ? [first] : Enumerable.Empty<SlackMessage>())
            .Concat(replies))
        {
            InboxCard.Write(page, one, channel.Name);
        }
        page.Raw("</main>\n").Element("footer", "Tocsin").Line();
        return HtmlPage.Of($"{InboxCard.LineOf(message)} · #{channel.Name} · Tocsin", page, "messages");
    }
}
