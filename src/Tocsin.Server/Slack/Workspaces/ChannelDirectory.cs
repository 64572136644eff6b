using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Tocsin.Delivery.Inbox;
using Tocsin.Delivery.Messages;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Workspaces;

/// <summary>Which workspaces and channels there are, and by what they are called.</summary>
/// <remarks>
/// A channel that nobody told of is made when something is posted to it. By its id (<c>C0123456789</c>) it is that; by a name
/// (<c>#deploys</c>) its id is made of workspace and name, so that it is the same one after a restart, and the name goes with its
/// messages (<see cref="NameMember"/>), where it is found again. Safe for any number of threads.
/// </remarks>
internal sealed partial class ChannelDirectory
{
    /// <summary>The member of a message's body that keeps the name by which its channel was asked for.</summary>
    public const string NameMember = "channel_name";

    private readonly SlackOptions options;
    private readonly SlackMessages messages;

    /// <summary>Those made here: the name of each, by workspace and id.</summary>
    private readonly ConcurrentDictionary<(string Team, string Id), string> made = new();

    public ChannelDirectory(SlackOptions options, SlackMessages messages)
    {
        this.options = options;
        this.messages = messages;
        foreach (var channel in messages.Teams.SelectMany(messages.Channels))
        {
            made[(channel.Team, channel.Id)] = StoredName(channel) ?? NameOf(channel.Id);
        }
    }

    /// <summary>The workspace a token is of; null when it is of none.</summary>
    public Workspace? OfToken(string token)
    {
        if (token.StartsWith(SlackOptions.LocalToken, StringComparison.Ordinal))
        {
            string[] parts = token[SlackOptions.LocalToken.Length..].Split('-', 2);
            if (Secrets.Match(options.Key, parts.ElementAtOrDefault(1) ?? "") && Team(parts[0]) is { } named)
            {
                return named;
            }
        }
        foreach (var workspace in options.Workspaces)
        {
            if (workspace.HasToken(token))
            {
                return workspace;
            }
        }
        return options.Strict || options.Key is not null ? null : Team(options.DefaultTeam);
    }

    /// <summary>A workspace by its id; null when there is none.</summary>
    public Workspace? Team(string id)
    {
        foreach (var workspace in options.Workspaces)
        {
            if (workspace.Id == id)
            {
                return workspace;
            }
        }
        return options.Strict || !TeamId().IsMatch(id) || id.Length > Limits.IdLength ? null : new Workspace(id, id);
    }

    /// <summary>A channel by its id, or its name with <c>#</c> or without; null when there is none and none can be made.</summary>
    public Channel? Find(Workspace team, string reference)
    {
        foreach (var channel in team.Channels)
        {
            if (channel.Id == reference || channel.Name == reference.TrimStart('#'))
            {
                return channel;
            }
        }
        if (options.Strict)
        {
            return null;
        }
        bool isId = ChannelId().IsMatch(reference) && reference.Length <= Limits.IdLength;
        string name = reference.TrimStart('#').ToLowerInvariant();
        if (!isId && (!ChannelName().IsMatch(name) || name.Length > Limits.NameLength))
        {
            return null;
        }
        string id = isId ? reference : IdOf(team.Id, name);
        return new Channel(id, !isId ? name : made.GetValueOrDefault((team.Id, id)) ?? NameOf(id));
    }

    /// <summary>
    /// A webhook by its id; null when there is none. One that nobody told of has a channel of its own: that of <c>B01</c> is <c>C01</c>.
    /// </summary>
    public IncomingWebhook? Webhook(Workspace team, string id)
    {
        foreach (var webhook in team.Webhooks)
        {
            if (webhook.Id == id)
            {
                return webhook;
            }
        }
        string? channel = !options.Strict && id.StartsWith('B') ? $"C{id[1..]}" : null;
        return channel is not null && ChannelId().IsMatch(channel) ? new IncomingWebhook(id, channel, options.Key) : null;
    }

    /// <summary>Makes a channel that is not there yet, since somebody posts to it.</summary>
    /// <returns>False when there are as many as there may be.</returns>
    public bool Make(Workspace team, Channel channel)
    {
        if (options.Strict || team.Channels.Any(c => c.Id == channel.Id))
        {
            return true;
        }
        if (!made.ContainsKey((team.Id, channel.Id)) && made.Count >= Limits.Channels)
        {
            return false;
        }
        made[(team.Id, channel.Id)] = channel.Name;
        return true;
    }

    /// <summary>All channels of a workspace, by their ids.</summary>
    public IReadOnlyList<Channel> All(Workspace team) =>
    [
        .. team.Channels.Concat(
                options.Strict ? [] : made.Where(m => m.Key.Team == team.Id && team.Channels.All(c => c.Id != m.Key.Id))
                    .Select(m => new Channel(m.Key.Id, m.Value)))
            .OrderBy(c => c.Id, StringComparer.Ordinal),
    ];

    /// <summary>What a channel is called of which only the id is known.</summary>
    private static string NameOf(string id) => id.ToLowerInvariant();

    private static string IdOf(string team, string name)
    {
        const string letters = "0123456789ABCDEFGHJKLMNPQRSTUVWX"; // 32 of them
        ulong hash = StableHash.Of($"{team}/{name}");
        return string.Create(11, hash, static (id, hash) =>
        {
            id[0] = 'C';
            for (int i = 1; i < id.Length; i++)
            {
                id[i] = letters[(int)(hash & 31)];
                hash >>= 5;
            }
        });
    }

    private string? StoredName(SlackChannel channel) =>
        messages.Find(channel.Team, channel.Id, channel.Last) is { } last
            ? JsonParser.Parse(last.Body)?.Member(NameMember)?.AsText()
            : null;

    // The id of a user stands for the messages to them.
    [GeneratedRegex(@"^[CGDUW][A-Z0-9]{2,}\z")]
    private static partial Regex ChannelId();

    [GeneratedRegex(@"^[TE][A-Z0-9]+\z")]
    private static partial Regex TeamId();

    [GeneratedRegex(@"^[\p{L}\p{M}\p{Nd}_-]+\z")]
    private static partial Regex ChannelName();
}
