using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>An event on a bus: which rules match it, and what each of their targets receives.</summary>
/// <remarks>
/// Built over a snapshot of the state, whose buses keep their patterns and templates read. A rule that does not match is a miss; one that matches gives a branch for
/// each target, or one that says why it has none. A bus without rules gives an empty outcome: <see cref="EventBridgeState.RulesElsewhere"/> has the others.
/// </remarks>
public sealed class EventBridgeHop : IHop
{
    private readonly EventBridgeState state;
    private readonly List<BusRule> onUnknownBuses;
    private readonly IamState iam;
    private readonly Circumstances around;

    /// <param name="iam">The roles that targets may name; one that is not there is taken to permit what it is for.</param>
    public EventBridgeHop(EventBridgeState state, IamState? iam = null, Circumstances? around = null)
    {
        this.state = state;
        this.iam = iam ?? IamState.Empty;
        this.around = around ?? new Circumstances();
        onUnknownBuses = [.. state.Unnamed.SelectMany(b => b.Ready)];
    }

    /// <param name="now">When EventBridge took the event: what <c>aws.events.event.ingestion-time</c> says.</param>
    public Outcome Receive(Envelope envelope, DateTimeOffset now)
    {
        if (envelope.Content is not EventContent { Event: var bytes, Forwarded: var forwarded })
        {
            return new Outcome([]);
        }
        bool eventHoldsUnknown = Unknown.In(bytes.Span);
        var view = new Lazy<EventView>(() => EventView.Of(bytes));
        var branches = new List<Branch>();
        var misses = new List<Miss>();
        foreach (var rule in (Arn.TryParse(envelope.To, out var arn) ? state.Find(arn)?.Ready : null) ?? [])
        {
            switch (rule.Judge(bytes, eventHoldsUnknown))
            {
                case PatternVerdict.Matches:
                    branches.AddRange(rule.Deliver(envelope, view.Value, now).Select(b => RoleAccess.Judge(iam, b, around.At(now))));
                    break;
                case PatternVerdict.Undecided undecided:
                    branches.Add(rule.Undetermined(undecided.Name, "EventPattern"));
                    break;
                case PatternVerdict.Differs differs when rule.Rule.State != Rule.Disabled:
                    misses.Add(differs.Miss);
                    break;
            }
        }
        branches.AddRange(onUnknownBuses
            .Where(r => r.Rule.Bus.ToString() != envelope.To && r.Judge(bytes, eventHoldsUnknown) is not PatternVerdict.Differs)
            .Select(r => r.Undetermined(Unknown.NamesIn(r.Rule.Bus.Resource)[0], "EventBusName")));
        return new Outcome(forwarded is null ? branches.ToValueList() : Admitted(envelope, forwarded, branches, now), misses.ToValueList());
    }

    /// <summary>Whether the event comes in at all is asked where somebody waits for it, or may do so in files that were not read.</summary>
    private ValueList<Branch> Admitted(Envelope envelope, Forwarding forwarded, List<Branch> branches, DateTimeOffset now)
    {
        bool isKnown = Arn.TryParse(envelope.To, out var bus) && state.Knows(bus, envelope);
        if (branches.Count == 0 && isKnown)
        {
            return [];
        }
        return new BusAdmission(state, iam, around.At(now)).Refusal(envelope, forwarded) is { } refused ? [new Branch([refused])]
            : isKnown ? branches.ToValueList()
            : [new Branch([BusAdmission.Elsewhere(envelope)])];
    }
}
