using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Store;
using Tocsin.Flow;

namespace Tocsin.Delivery.Coalescing;

/// <summary>Which messages are told in one, and what that one says: the same whenever it is asked, from what is kept.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class Digests(Outbox outbox)
{
    private readonly TraceTable traces = new(outbox.Store);
    private readonly SilenceTable silences = new(outbox.Store);

    /// <summary>As many of them, from the first on, as one message tells of.</summary>
    /// <param name="silence">The one that kept them back; null where their channel is behind.</param>
    public int Fitting(IEnumerable<Kept> messages, Silence? silence = null)
    {
        var digest = new Digest(Heading(silence, Limits.Messages));
        return messages.TakeWhile(k => digest.TryAdd(k, traces.Find(k.Leaving.Trace))).Count();
    }

    /// <summary>A message as it is to be sent: one that tells of others, or that a silence kept back, says so.</summary>
    public Leaving Told(Kept kept)
    {
        var leaving = kept.Leaving;
        if (leaving is { Carries: 0, Silence: null })
        {
            return leaving;
        }
        var silence = leaving.Silence is { } id ? silences.Find(id) : null;
        int count = leaving.Carries + 1;
        var digest = new Digest(Heading(silence, count));
        foreach (var one in outbox.CarriedBy(leaving.Id).Prepend(kept))
        {
            digest.TryAdd(one, traces.Find(one.Leaving.Trace));
        }
        return leaving with { Envelope = leaving.Envelope with { Content = digest.ToPost() } };
    }

    private static string Heading(Silence? silence, int count) => silence is null
        ? $"*{count} messages in one*: this channel was more than {Delay.Told(Limits.Behind)} behind. `tocsin trace ID` tells each."
        : $"*A silence has ended: {count} message{(count == 1 ? "" : "s")}* since {Silence.Moment(silence.At)}, kept back by "
            + $"{Slack.Mrkdwn.Escape(silence.By)}: {Slack.Mrkdwn.Escape(silence.Why)}. `tocsin trace ID` tells each.";
}
