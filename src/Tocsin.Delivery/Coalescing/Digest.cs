using Tocsin.Delivery.Outgoing;
using Tocsin.Json;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Delivery.Coalescing;

/// <summary>
/// Many messages of one channel as one: every service, grouped by reason, with the ids by which <c>tocsin trace</c> tells each in full.
/// </summary>
/// <remarks>
/// <code>
/// *3 messages in one*: this channel was more than 60 s behind.
/// *ECS deployment circuit breaker: tasks failed to start.*
/// • payments `4b6c…` `77aa…`
/// • orders `90d1…`
/// </code>
/// For one thread.
/// </remarks>
internal sealed class Digest(string heading)
{
    /// <summary>Marks, spaces and a line's end.</summary>
    private const int Around = 8;

    private readonly List<(string Reason, List<(string Service, List<string> Ids)> Services)> groups = [];
    private readonly List<string> mentions = [];
    private Post? first;
    private int length = heading.Length + Around;

    public int Count { get; private set; }

    /// <summary>False where there is no more room, and then nothing changes.</summary>
    /// <param name="trace">What the message came of; null where it is no longer kept.</param>
    public bool TryAdd(Kept kept, Trace? trace)
    {
        if (kept.Leaving.Envelope.Content is not Post post || Count == Limits.Messages)
        {
            return false;
        }
        var (reason, service) = (ReasonOf(post, trace), ServiceOf(post, trace));
        var said = ControlSequence.MentionsIn($"{post.Title} {post.Description}").Except(mentions).ToList();
        int more = reason.Length + service.Length + kept.Leaving.Message.Length + said.Sum(m => m.Length + 1) + (2 * Around);
        if (length + more > Limits.Text || (Count > 0 && mentions.Count + said.Count > Limits.Mentions))
        {
            return false;
        }
        length += more;
        mentions.AddRange(said);
        first ??= post;
        Count++;
        var services = Of(groups, reason);
        Of(services, service).Add(kept.Leaving.Message);
        return true;
    }

    /// <summary>What was added, as one post to their channel.</summary>
    public Post ToPost()
    {
        var lines = new List<string> { heading };
        if (mentions.Count > 0)
        {
            lines.Add(string.Join(' ', mentions));
        }
        foreach (var (reason, services) in groups)
        {
            lines.Add($"*{reason}*");
            lines.AddRange(services.Select(s => $"• {s.Service} {string.Join(' ', s.Ids.Select(id => $"`{id}`"))}"));
        }
        string text = string.Join('\n', lines);
        return first! with
        {
            Title = heading, Description = text, Fallback = Mrkdwn.Plain(heading), Blocks = Sections.Of(text), Thread = null, Bare = false,
        };
    }

    private static List<T> Of<T>(List<(string Name, List<T> Members)> all, string name)
    {
        int at = all.FindIndex(a => a.Name == name);
        if (at < 0)
        {
            all.Add((name, []));
            at = all.Count - 1;
        }
        return all[at].Members;
    }

    /// <summary>The event's own reason, without the ids that tell one deployment from another; else the message's title.</summary>
    private static string ReasonOf(Post post, Trace? trace)
    {
        string? said = trace?.First.Content is EventContent { Event: var bytes }
            ? JsonParser.Parse(bytes.ToString())?.At("/detail/reason")?.AsText() : null;
        string reason = said?.Split("ecs-svc/")[0].Trim() is { Length: > 0 } own ? Mrkdwn.Escape(own)
            : post.Title.Length > 0 ? post.Title.Replace("*", "", StringComparison.Ordinal) : Mrkdwn.Escape(post.Fallback);
        return Short(reason);
    }

    private static string ServiceOf(Post post, Trace? trace) => Short(
        trace is { Subject.Resources: { Count: > 0 } resources }
            ? Mrkdwn.Escape(string.Join(", ", resources.Select(r => r[(r.LastIndexOfAny(['/', ':']) + 1)..])))
            : Mrkdwn.Escape(post.Fallback));

    private static string Short(string text) => Sections.Truncate(text.ReplaceLineEndings(" "), Limits.Words);
}
