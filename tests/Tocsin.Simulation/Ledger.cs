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
    private static readonly Dictionary<string, string[]> Channels = new(StringComparer.Ordinal)
    {
        ["both"] = ["C0000000001", "C0000000002"], ["one"] = ["C0000000003"],
    };

    private readonly List<Put> puts = [];
    private readonly List<string> topics = [];
    private readonly HashSet<string> dead = new(StringComparer.Ordinal);
    private int marks;
    private bool hasForgotten;

    public int Acknowledged => puts.Count(p => p.IsAcknowledged);

    public int Dead => dead.Count;

    public int Duplicates { get; private set; }

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

    /// <summary>What holds whenever a process begins.</summary>
    public void CheckKept(SqliteStore store, Writer writer, SimulatedSlack slack)
    {
        var names = writer.Estate.Sns.Topics.Select(t => t.Arn.ToString().Split(':')[^1]).ToHashSet(StringComparer.Ordinal);
        Hold(topics.Find(t => !names.Contains($"{t}-a") || !names.Contains($"{t}-b")), "the topics are gone that were acknowledged");
        Hold(
            names.FirstOrDefault(n => n.EndsWith("-a", StringComparison.Ordinal) && !names.Contains($"{n[..^2]}-b")),
            "half of a commit is there");
        if (hasForgotten)
        {
            return;
        }
        var kept = new Outbox(store).Newest(int.MaxValue).ToList();
        var there = kept.Select(k => (MarkOf(k), k.Leaving.Lane)).ToHashSet();
        foreach (var put in puts)
        {
            var wanted = put.Events.SelectMany(e => Channels[e.Kind].Select(c => (e.Mark, new Address.Slack(Run.Team, c).Text))).ToList();
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
        var taken = slack.Messages.Select(m => (m.Mark, m.Channel)).ToHashSet();
        Hold(
            kept.Find(k => k.State == LeavingState.Delivered && !taken.Contains((MarkOf(k), ChannelOf(k))))?.Leaving.Message,
            "it is kept as delivered, and Slack never took it");
    }

    /// <summary>What holds in the end, when nothing is pending.</summary>
    public void CheckArrived(SqliteStore store, SimulatedSlack slack)
    {
        Bury(store);
        var taken = slack.Messages.Select(m => (m.Mark, m.Channel)).ToHashSet();
        foreach (var put in puts.Where(p => p.IsAcknowledged))
        {
            foreach (var (mark, kind, _) in put.Events)
            {
                Hold(
                    Channels[kind].FirstOrDefault(c => !taken.Contains((mark, c)) && !dead.Contains(mark + c)),
                    $"{mark} was acknowledged, and is neither delivered nor dead");
            }
        }
        CheckRepeated(slack);
        CheckOrder(slack);
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
    /// In a channel, messages of one deployment stand in the order in which they were put, but for those that waited for a setting.
    /// </summary>
    private void CheckOrder(SimulatedSlack slack)
    {
        var deployments = puts.SelectMany(p => p.Events).ToDictionary(e => e.Mark, e => e.Deployment);
        var seen = new HashSet<(string, string)>();
        var last = new Dictionary<(string, string), string>();
        foreach (var message in slack.Messages.Where(m => !slack.Turned.Contains((m.Mark, m.Channel)) && seen.Add((m.Mark, m.Channel))))
        {
            var of = (message.Channel, deployments[message.Mark]);
            if (last.TryGetValue(of, out string? before) && string.CompareOrdinal(before, message.Mark) > 0)
            {
                throw new Violation($"{message.Mark} stands behind {before} in {message.Channel}, both of {of.Item2}");
            }
            last[of] = message.Mark;
        }
    }

    private void Bury(SqliteStore store)
    {
        foreach (var kept in new Outbox(store).Unsent(int.MaxValue).Where(k => k.State == LeavingState.Dead))
        {
            Hold(kept.Why.Length == 0 ? kept.Leaving.Message : null, "it is dead, and nothing says why");
            dead.Add(MarkOf(kept) + ChannelOf(kept));
        }
    }

    private static string MarkOf(Kept kept) => SimulatedSlack.Marked().Match(((Post)kept.Leaving.Envelope.Content).Fallback).Value;

    private static string ChannelOf(Kept kept) => ((Post)kept.Leaving.Envelope.Content).Channel;

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
