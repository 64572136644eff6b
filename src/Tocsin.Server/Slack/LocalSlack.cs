using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Inbox;
using Tocsin.Server.Slack.Faults;
using Tocsin.Server.Slack.Workspaces;

namespace Tocsin.Server.Slack;

/// <summary>
/// The server's own Slack, under <c>/slack/</c>: the Web API's methods at <c>/slack/api/METHOD</c> and incoming webhooks at
/// <c>/slack/services/T…/B…/…</c>, for clients that think that they talk to Slack.
/// </summary>
/// <remarks>
/// It holds messages to Slack's limits by the engine's own rules (<see cref="Tocsin.Slack.BlockKit.Message"/>), and answers in Slack's
/// words. It knows every workspace and makes channels when they are posted to, unless <see cref="SlackOptions.Strict"/>. Nobody's token is
/// kept or logged. Whether a request comes from a web page of another origin, and how long it may take, is for whoever hosts it. Safe for
/// any number of requests at once.
/// </remarks>
public sealed class LocalSlack
{
    private readonly WebApi api;
    private readonly Webhooks webhooks;
    private readonly Archives archives;

    public LocalSlack(SlackMessages messages, SlackOptions options, TimeProvider clock)
    {
        var directory = new ChannelDirectory(options, messages);
        var pace = options.Pace ? new Pace(clock) : null;
        var spoiling = new Spoiling(Faults, clock);
        api = new WebApi(messages, directory, options, pace, spoiling);
        webhooks = new Webhooks(messages, directory, pace, spoiling);
        archives = new Archives(messages, directory);
    }

    /// <summary>The script by which it misbehaves; empty unless somebody writes it.</summary>
    public SlackFaults Faults { get; } = new();

    /// <summary>Answers a request whose path begins with <c>/slack</c>.</summary>
    public Task Answer(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/slack/api", out var method))
        {
            return api.Answer(context, method.Value?.TrimStart('/') ?? "");
        }
        if (context.Request.Path.StartsWithSegments("/slack/services", out var hook))
        {
            return webhooks.Answer(context, hook.Value?.TrimStart('/') ?? "");
        }
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>
    /// The page of one message, at the address that <c>chat.getPermalink</c> gives: <c>/slack/T…/archives/C…/p…</c>. It asks for no token,
    /// so that a browser can open it: whoever hosts it lets only those in who may see the server's other pages.
    /// </summary>
    public Task Show(HttpContext context) => archives.Show(context);
}
