using System.Globalization;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;
using Tocsin.Simulation.Slacks;
using Tocsin.Slack;

namespace Tocsin.Simulation;

/// <summary>What was asked for, what was acknowledged, and what must hold of it.</summary>
internal sealed class Ledger
{
    private static readonly Dictionary<string, string[]> Lanes = new(StringComparer.Ordinal)
    {
        ["both"] = [LaneOf("C0000000001"), LaneOf("C0000000002")], ["one"] = [LaneOf("C0000000003"), SimulatedEndpoint.Url],
    };

    private readonly List<Put> puts = [];
    private readonly List<string> topics = [];
    private readonly HashSet<string> dead = new(StringComparer.Ordinal);

    /// <summary>Those that a silence kept back, or that somebody tried again: they go when that is over, not in their order.</summary>
    private readonly HashSet<(string Mark, string Lane)> aside = [];

    private int marks;
    private bool hasForgotten;

    public int Acknowledged => puts.Count(p => p.IsAcknowledged);

    public int Dead => dead.Count;

    public int Duplicates { get; private set; }

    public int Silenced { get; private set; }

    public int Redriven { get; private set; }

    /// <summary>One request of so many events, which are kept together or not at all.</summary>
    public Put Ask(int events, Random random)
    {
        var put = new Put([.. Enumerable.Range(0, events).Select(_ => new Event(
            $"m{++marks:d6}", random.Next(3) == 0 ? "one" : "both", $"d-{random.Next(4)}"))]);
        puts.Add(put);
        return put;
    }

    public string Topic() => $"t{++marks:d6}";

    public void Made(string topic) => topics.Add(topic);

    /// <summary>What is forgotten cannot be counted afterwards.</summary>
    public void Forgetting(SqliteStore store)
    {
        Bury(store);
        hasForgotten = true;
    }

    /// <summary>A silence is about to keep one back.</summary>
    public void Silence(Kept kept)
    {
        Silenced++;
        aside.Add((MarkOf(kept), kept.Leaving.Lane));
    }

    /// <summary>Those that somebody is about to try again: what was dead must be delivered, or be dead again.</summary>
    public IReadOnlyList<Kept> Redriving(SqliteStore store)
    {
        var some = new Outbox(store).Unsent(int.MaxValue);
        foreach (var kept in some)
        {
            aside.Add((MarkOf(kept), kept.Leaving.Lane));
            dead.Remove(MarkOf(kept) + kept.Leaving.Lane);
        }
        Redriven += some.Count;
        return some;
    }

    /// <summary>What holds whenever a process begins.</summary>
    public void CheckKept(SqliteStore store, Writer writer, SimulatedSlack slack, SimulatedEndpoint endpoint)
    {
        var names = writer.Estate.Sns.Topics.Select(t => t.Arn.ToString().Split(':')[^1]).ToHashSet(StringComparer.Ordinal);
        Hold(topics.Find(t => !names.Contains($"{t}-a") || !names.Contains($"{t}-b")), "the topics are gone that were acknowledged");
        Hold(
            names.FirstOrDefault(n => n.EndsWith("-a", StringComparison.Ordinal) && !names.Contains($"{n[..^2]}-b")),
            "half of a commit is there");
        var kept = new Outbox(store).Newest(int.MaxValue).ToList();
        var there = kept.Select(k => (MarkOf(k), k.Leaving.Lane)).ToHashSet();
        var taken = TakenBy(slack, endpoint);
        CheckSilenced(kept, slack);
        if (hasForgotten)
        {
            Hold(
                Wanted().Where(w => !there.Contains(w) && !taken.Contains(w) && !dead.Contains(w.Mark + w.Lane))
                    .Select(w => w.Mark).FirstOrDefault(),
                "it was to be sent, and is forgotten");
            return;
        }
        foreach (var put in puts)
        {
            var wanted = put.Events.SelectMany(e => Lanes[e.Kind].Select(l => (e.Mark, l))).ToList();
            int found = wanted.Count(there.Contains);
            if (put.IsAcknowledged && found < wanted.Count)
            {
                throw new Violation($"{put} was acknowledged, and {found} of {wanted.Count} messages are kept");
            }
            if (found > 0 && found < wanted.Count)
            {
                throw new Violation($"{put}: half of a commit is there, {found} of {wanted.Count} messages");
            }
        }
        Hold(
            kept.Find(k => k.State == LeavingState.Delivered && !taken.Contains((MarkOf(k), k.Leaving.Lane)))?.Leaving.Message,
            "it is kept as delivered, and its receiver never took it");
    }

    /// <summary>What holds in the end, when nothing is pending.</summary>
    public void CheckArrived(SqliteStore store, SimulatedSlack slack, SimulatedEndpoint endpoint)
    {
        Bury(store);
        var taken = TakenBy(slack, endpoint);
        foreach (var put in puts.Where(p => p.IsAcknowledged))
        {
            foreach (var (mark, kind, _) in put.Events)
            {
                Hold(
                    Lanes[kind].FirstOrDefault(l => !taken.Contains((mark, l)) && !dead.Contains(mark + l)),
                    $"{mark} was acknowledged, and is neither delivered nor dead");
            }
        }
        CheckRepeated(slack);
        Hold(
            new Outbox(store).Newest(int.MaxValue).FirstOrDefault(k => k.State is LeavingState.Silenced)?.Leaving.Message,
            "no silence holds, and it is kept back");
        CheckOrder(slack.Messages.Where(m => !slack.Turned.Contains((m.Mark, m.Channel)) && !aside.Contains((m.Mark, LaneOf(m.Channel))))
            .Select(m => (m.Mark, m.Channel)));
        CheckOrder(endpoint.Taken.Where(m => !aside.Contains((m, SimulatedEndpoint.Url))).Select(m => (m, SimulatedEndpoint.Url)));
    }

    private IEnumerable<(string Mark, string Lane)> Wanted() =>
        puts.Where(p => p.IsAcknowledged).SelectMany(p => p.Events).SelectMany(e => Lanes[e.Kind].Select(l => (e.Mark, l)));

    /// <summary>What a silence keeps back Slack has not; what it kept back is told as that.</summary>
    private static void CheckSilenced(IReadOnlyList<Kept> kept, SimulatedSlack slack)
    {
        var told = slack.Messages.Where(m => m.IsOfSilence).Select(m => (m.Mark, LaneOf(m.Channel))).ToHashSet();
        var silenced = kept.Where(k => k.Leaving.Silence is not null).ToList();
        Hold(
            silenced.Find(k => k.State == LeavingState.Delivered && !told.Contains((MarkOf(k), k.Leaving.Lane)))?.Leaving.Message,
            "a silence kept it back, and it is not told as such");
        Hold(
            silenced.Find(k => k.State == LeavingState.Silenced && told.Contains((MarkOf(k), k.Leaving.Lane)))?.Leaving.Message,
            "a silence keeps it back, and it is told");
    }

    /// <summary>
    /// Nothing comes twice, but where Slack does not tell what it took, or is asked for another thread since the first message of it is
    /// forgotten, or where something in the channel waited for a setting.
    /// </summary>
    private void CheckRepeated(SimulatedSlack slack)
    {
        var repeated = slack.Messages.GroupBy(m => (m.Mark, m.Channel)).Where(g => g.Count() > 1).ToList();
        Duplicates = repeated.Sum(g => g.Count() - 1);
        bool tells = !slack.HidesHistory && !hasForgotten;
        var told = repeated.Select(g => g.Key).Where(k => tells && !slack.Turned.Any(t => t.Channel == k.Channel)).ToList();
        Hold(told.Count == 0 ? null : string.Join(", ", told), "it was delivered twice, and Slack would have told");
    }

    /// <summary>
    /// With a receiver, messages of one deployment stand in the order in which they were put, but for those that waited for a setting.
    /// </summary>
    private void CheckOrder(IEnumerable<(string Mark, string To)> messages)
    {
        var deployments = puts.SelectMany(p => p.Events).ToDictionary(e => e.Mark, e => e.Deployment);
        var seen = new HashSet<(string, string)>();
        var last = new Dictionary<(string, string), string>();
        foreach (var message in messages.Where(seen.Add))
        {
            var of = (message.To, deployments[message.Mark]);
            if (last.TryGetValue(of, out string? before) && string.CompareOrdinal(before, message.Mark) > 0)
            {
                throw new Violation($"{message.Mark} stands behind {before} in {message.To}, both of {of.Item2}");
            }
            last[of] = message.Mark;
        }
    }

    private void Bury(SqliteStore store)
    {
        foreach (var kept in new Outbox(store).Unsent(int.MaxValue).Where(k => k.State == LeavingState.Dead))
        {
            Hold(kept.Why.Length == 0 ? kept.Leaving.Message : null, "it is dead, and nothing says why");
            dead.Add(MarkOf(kept) + kept.Leaving.Lane);
        }
    }

    private static HashSet<(string Mark, string Lane)> TakenBy(SimulatedSlack slack, SimulatedEndpoint endpoint) =>
        [.. slack.Messages.Select(m => (m.Mark, LaneOf(m.Channel))), .. endpoint.Taken.Select(m => (m, SimulatedEndpoint.Url))];

    private static string LaneOf(string channel) => new Address.Slack(Run.Team, channel).Text;

    private static string MarkOf(Kept kept) => SimulatedSlack.Marked().Match(
        kept.Leaving.Envelope.Content is Post post ? post.Fallback : ((Notification)kept.Leaving.Envelope.Content).Message).Value;

    private static void Hold(string? exception, string what)
    {
        if (exception is not null)
        {
            throw new Violation($"{exception}: {what}");
        }
    }
}

/// <param name="Mark">What tells it from all others.</param>
/// <param name="Kind">Whose rule wants it.</param>
internal sealed record Event(string Mark, string Kind, string Deployment);

internal sealed record Put(IReadOnlyList<Event> Events)
{
    public bool IsAcknowledged { get; set; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"PutEvents of {Events.Count} ({Events[0].Mark}...{Events[^1].Mark})");
}
