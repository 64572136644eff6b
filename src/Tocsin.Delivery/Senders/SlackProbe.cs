using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Tocsin.Flow;

namespace Tocsin.Delivery.Senders;

/// <summary>Asks Slack whether the bot may post where it must, and posts nothing.</summary>
/// <remarks>
/// <c>auth.test</c> says whose a token is, <c>conversations.info</c> how a channel stands; what the token may do is in the header that
/// comes with each answer (https://docs.slack.dev/authentication/installing-with-oauth). Safe for any number of threads.
/// </remarks>
/// <param name="access">How a team is spoken to; null where nobody knows.</param>
/// <param name="webhook">Asks the incoming webhook by which a channel is told; null where none is.</param>
public sealed class SlackProbe(
    HttpClient client, Func<string, SlackAccess?> access, Func<Address.Slack, CancellationToken, Task<Probed>?> webhook)
{
    private const string ReadScopes = "Give the app the scope channels:read, and groups:read for private channels, and install it again.";

    /// <summary>Whether the token holds, and is of that workspace.</summary>
    public async Task<Probed> Workspace(string team, CancellationToken stop)
    {
        var asked = await Ask(team, "auth.test", [], stop).ConfigureAwait(false);
        if (asked.Failure is { } failure)
        {
            return failure;
        }
        string of = Text(asked.Answer, "team_id");
        return of != team && of.Length > 0
            ? new Probed.MayNot($"the token is of the workspace {of}", $"Put the token of the bot in {team} where the server reads it.")
            : asked.Lacks("chat:write") ? new Probed.MayNot("Slack: missing_scope", SlackErrors.Remedy("Slack: missing_scope"))
            : new Probed.May($"{Text(asked.Answer, "team")} as {Text(asked.Answer, "user")}");
    }

    /// <summary>Whether the bot may post in a channel.</summary>
    public async Task<Probed> Channel(Address.Slack to, CancellationToken stop)
    {
        if (webhook(to, stop) is { } byWebhook)
        {
            return await byWebhook.ConfigureAwait(false);
        }
        var asked = await Ask(to.Team, "conversations.info", [new("channel", to.Id)], stop).ConfigureAwait(false);
        if (asked.Failure is { } failure)
        {
            return failure is Probed.MayNot { Why: "Slack: missing_scope" and var lacking }
                ? new Probed.Untold(lacking, ReadScopes) : failure;
        }
        if (!asked.Answer.TryGetProperty("channel", out var channel) || channel.ValueKind != JsonValueKind.Object)
        {
            return Strange;
        }
        string? why = IsTrue(channel, "is_archived") ? "is_archived"
            : asked.Lacks("chat:write") ? "missing_scope"
            : IsTrue(channel, "is_member") || (!IsTrue(channel, "is_private") && asked.Has("chat:write.public")) ? null
            : "not_in_channel";
        return why is null ? new Probed.May(Text(channel, "name")) : Refused(why);
    }

    private static Probed Strange => new Probed.Untold("Slack's answer is no JSON of its own", "Look whether slack-api is Slack's.");

    private async Task<Asked> Ask(
        string team, string method, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken stop)
    {
        if (access(team) is not { } known)
        {
            return new Asked(new Probed.MayNot(
                $"{SlackErrors.NoToken}{team}", "Put it where the server reads it: `tocsin slack authorize`."));
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(known.Api, method))
        {
            Content = new FormUrlEncodedContent(arguments),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", known.Token);
        try
        {
            using var response = await client.SendAsync(request, stop).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK
                ? Read(response, await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false))
                : new Asked(Unreached(string.Create(CultureInfo.InvariantCulture, $"Slack answered {(int)response.StatusCode}")) with
                {
                    After = RetryAfter.Of(response),
                });
        }
        catch (HttpRequestException e)
        {
            return new Asked(Unreached($"Slack cannot be reached: {e.Message}"));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Asked(Unreached("Slack did not answer in time"));
        }
    }

    private static Probed.Untold Unreached(string why) => new(why, "Ask again.");

    private static Asked Read(HttpResponseMessage response, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement.Clone();
            string[]? scopes = response.Headers.TryGetValues("x-oauth-scopes", out var given)
                ? string.Join(',', given).Split(',', StringSplitOptions.TrimEntries) : null;
            return IsTrue(root, "ok") ? new Asked(null, root, scopes) : new Asked(Refused(Text(root, "error")));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new Asked(Strange);
        }
    }

    private static Probed Refused(string code) => SlackErrors.Meaning(code) switch
    {
        Sent.Later later => Unreached(later.Why),
        _ => new Probed.MayNot($"Slack: {code}", SlackErrors.Remedy($"Slack: {code}")),
    };

    private static bool IsTrue(JsonElement of, string member) =>
        of.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Text(JsonElement of, string member) =>
        of.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <param name="Failure">Null where Slack said ok.</param>
    /// <param name="Scopes">What the token may do; null where Slack does not say.</param>
    private readonly record struct Asked(Probed? Failure, JsonElement Answer = default, string[]? Scopes = null)
    {
        public bool Has(string scope) => Scopes?.Contains(scope) ?? false;

        public bool Lacks(string scope) => Scopes is not null && !Scopes.Contains(scope);
    }
}
