using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Traces;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Delivery.Queries;

/// <summary>What a query looks at in one thing of a list.</summary>
/// <param name="Ids">Every name that it is known by: of the event, the trace, the message.</param>
/// <param name="States">What <c>is:</c> finds: delivered, pending, dead, parked, silenced, coalesced, undelivered, dropped.</param>
/// <param name="Reasons">Dotted codes.</param>
/// <param name="Channels">Slack channels.</param>
/// <param name="Rules">ARNs of rules; a rule is found by its name too.</param>
/// <param name="Services">What the event is about: ARNs; found by their names too.</param>
/// <param name="Text">Where words are looked for.</param>
public sealed record Found(
    DateTimeOffset At, ValueList<string> Ids, ValueList<string> States, ValueList<string> Reasons, ValueList<string> Channels,
    ValueList<string> Rules, ValueList<string> Services, string Text)
{
    public static Found Of(TraceRow trace) => new(
        trace.At, [trace.Id], StatesOf(trace), trace.Reasons, trace.Channels.Select(ChannelOf).ToValueList(), trace.Rules, trace.Resources,
        $"{trace.Kind} {string.Join(' ', trace.Resources)}");

    /// <param name="trace">What the message came of; null where it is no longer kept.</param>
    public static Found Of(Kept kept, TraceRow? trace)
    {
        string text = kept.Leaving.Envelope.Content is Post post ? $"{post.Title}\n{post.Description}\n{post.Fallback}" : "";
        return new(
            kept.Leaving.At, [kept.Leaving.Message, kept.Leaving.Envelope.Origin.Event], StatesOf(kept), trace?.Reasons ?? [],
            [ChannelOf(kept.Leaving.Lane)], trace?.Rules ?? [], trace?.Resources ?? [], text);
    }

    /// <summary>In the words of <c>is:</c>.</summary>
    public static ValueList<string> StatesOf(TraceRow trace)
    {
        IEnumerable<string> dropped = trace.Outcome is TraceOutcome.Stopped or TraceOutcome.PartlyLeft or TraceOutcome.Unmatched
            ? ["dropped"] : [];
        IEnumerable<string> undelivered = trace.Reasons.Any(DeadLetter.Ends) ? ["undelivered"] : [];
        return dropped.Concat(undelivered).Concat(trace.Sent.AsEnumerable().Select(s => s.Name())).Distinct().ToValueList();
    }

    private static ValueList<string> StatesOf(Kept kept)
    {
        var states = new List<string> { kept.State.Name() };
        if (kept.Carrier is not null || kept.Leaving.Carries > 0)
        {
            states.Add("coalesced");
        }
        if (kept.Leaving.Silence is not null)
        {
            states.Add("silenced");
        }
        return states.ToValueList();
    }

    private static string ChannelOf(string lane) => Address.Of(lane) is Address.Slack slack ? slack.Id : lane;
}
