using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Inbox;
using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Faults;
using Tocsin.Server.Slack.Messages;
using Tocsin.Server.Slack.Workspaces;

namespace Tocsin.Server.Slack;

/// <summary>
/// Incoming webhooks: <c>POST /slack/services/T…/B…/SECRET</c> posts to the one channel that the webhook is of, and answers in plain text.
/// </summary>
/// <remarks>
/// A webhook that nobody told of (<see cref="Workspace.Webhooks"/>) has a channel of its own: that of <c>B0123456789</c> is
/// <c>C0123456789</c>, whatever its secret is, so that one only changes the host of a URL. As with the webhooks of Slack's apps, a
/// <c>channel</c>, <c>username</c> or icon in the payload changes nothing.
/// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks; errors:
/// https://docs.slack.dev/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks
/// </remarks>
internal sealed class Webhooks(SlackMessages messages, ChannelDirectory directory, Pace? pace, Spoiling spoiling)
{
    private readonly record struct Said(int Status, string Text, int? RetryAfterSeconds = null);

    public async Task Answer(HttpContext context, string path)
    {
        string[] parts = path.Split('/');
        if (parts.Length != 3 || directory.Team(parts[0]) is not { } team)
        {
            await Write(context.Response, new Said(404, "no_team"));
            return;
        }
        if (Target(team, parts[1], parts[2], out var refused) is not { } channel)
        {
            await Write(context.Response, refused);
            return;
        }
        await spoiling.Answer(
            context, SlackFault.Webhook, channel.Id,
            async () =>
            {
                var said = await Carry(context.Request, team, parts[1], channel);
                return () => Write(context.Response, said);
            },
            fault => Write(
                context.Response,
                fault switch
                {
                    Misbehaviour.RateLimited { RetryAfterSeconds: var seconds } => TooMany(seconds),
                    Misbehaviour.Error { Code: var code } => new Said(StatusOf(code), code),
                    _ => new Said(500, "rollup_error"),
                }));
    }

    /// <summary>The channel that a webhook posts to; null with what Slack answers when there is none.</summary>
    private Channel? Target(Workspace team, string id, string secret, out Said refused)
    {
        if (directory.Webhook(team, id) is not { } webhook)
        {
            refused = new Said(404, "no_service");
            return null;
        }
        if (!Secrets.Match(webhook.Secret, secret))
        {
            refused = new Said(403, "invalid_token");
            return null;
        }
        refused = new Said(404, "channel_not_found");
        return directory.Find(team, webhook.Channel);
    }

    private async Task<Said> Carry(HttpRequest request, Workspace team, string bot, Channel channel)
    {
        if (channel.IsArchived)
        {
            return new Said(410, "channel_is_archived");
        }
        if (!channel.IsMember)
        {
            return new Said(404, "channel_not_found");
        }
        if (pace?.Take(team.Id, channel.Id) is > 0 and { } seconds)
        {
            return TooMany(seconds);
        }
        if (await Payload(request) is not { } payload)
        {
            return new Said(400, "invalid_payload");
        }
        var given = new Arguments(payload, []);
        if (!given.TryTimestamp("thread_ts", out string? thread))
        {
            return new Said(400, "invalid_thread_ts");
        }
        if (Draft.Read(given, out var refused) is not { } draft)
        {
            return new Said(400, refused!.Error!);
        }
        var body = Body.Of(draft with { Looks = [] }, team, bot, channel);
        if (Refusal.Of(body) is { Error: { } error })
        {
            return new Said(StatusOf(error), error);
        }
        if (!directory.Make(team, channel))
        {
            return new Said(403, "action_prohibited");
        }
        await messages.Post(team.Id, channel.Id, thread, JsonWriter.Write(body));
        return new Said(200, "ok");
    }

    /// <summary>JSON, or a form whose <c>payload</c> is JSON; null when it is neither.</summary>
    private static async Task<JsonValue.Object?> Payload(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return null;
        }
        if (request.HasFormContentType)
        {
            var (arguments, refused) = await ArgumentsReader.Read(request, readsJson: true);
            return refused is null && arguments.TryJson("payload", out var value) ? value as JsonValue.Object : null;
        }
        ArgumentsReader.Bound(request);
        try
        {
            // Slack reads JSON whatever the content type says.
            return await ArgumentsReader.ReadText(request) is { } text ? JsonParser.Parse(text) as JsonValue.Object : null;
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
    }

    private static int StatusOf(string error) => error switch
    {
        "action_prohibited" or "posting_to_general_channel_denied" or "invalid_token" => 403,
        "channel_not_found" or "no_service" or "no_team" or "no_active_hooks" => 404,
        "channel_is_archived" => 410,
        "rollup_error" => 500,
        _ => 400,
    };

    private static Said TooMany(int seconds) => new(429, "rate_limited", seconds);

    private static Task Write(HttpResponse response, Said said)
    {
        byte[] text = Encoding.UTF8.GetBytes(said.Text);
        response.StatusCode = said.Status;
        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength = text.Length;
        if (said.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        return response.Body.WriteAsync(text, 0, text.Length);
    }
}
