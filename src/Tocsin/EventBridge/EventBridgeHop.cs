using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>An event on a bus: which rules match it, and what each of their targets receives.</summary>
/// <remarks>
/// Built over a snapshot of the state, whose buses keep their patterns compiled and their templates read. A rule that matches gives a
/// branch for each target, or one that says why it has none; of one that does not, nothing is said: <see cref="Misses"/> has the reasons,
/// and <see cref="EventBridgeState.RulesElsewhere"/>
/// the rules of other buses.
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
        if (envelope is not { To: Address.Bus to, Content: EventContent { Event: var bytes, Forwarded: var forwarded } })
        {
            return Outcome.Nothing;
        }
        bool eventHoldsUnknown = Unknown.In(bytes.Span);
        var concerned = state.Find(to)?.Matcher.Match(bytes, eventHoldsUnknown);
        if (concerned is not { Count: > 0 } && onUnknownBuses.Count == 0 && forwarded is null)
        {
            return Outcome.Nothing;
        }
        var branches = Branches(envelope, bytes, concerned ?? [], now);
        branches.AddRange(OfUnknownBuses(to, bytes, eventHoldsUnknown));
        return new Outcome(forwarded is null ? branches.ToValueList() : Admitted(envelope, to, forwarded, branches, now));
    }

    /// <summary>
    /// Why the rules of the bus that do not match an event do not: each is explained, which costs much more than not to match.
    /// </summary>
    public IEnumerable<Miss> Misses(Envelope envelope)
    {
        if (envelope is not { To: Address.Bus to, Content: EventContent { Event: var bytes } } || state.Find(to) is not { } bus)
        {
            return [];
        }
        bool eventHoldsUnknown = Unknown.In(bytes.Span);
        return bus.Ready.Where(r => r.Rule.State != Rule.Disabled).Select(r => r.Judge(bytes, eventHoldsUnknown))
            .OfType<PatternVerdict.Differs>().Select(d => d.Miss);
    }

    /// <summary>Whether anything may come of an event: a rule takes it up, or it is to be admitted first.</summary>
    public bool IsWanted(Envelope envelope) =>
        envelope is not { To: Address.Bus to, Content: EventContent { Event: var bytes, Forwarded: null } } || onUnknownBuses.Count > 0
        || state.Find(to)?.Matcher.Match(bytes, Unknown.In(bytes.Span)) is { Count: > 0 };

    /// <summary>A bus whose name is not known may be this one; one that is made is not the default one.</summary>
    private IEnumerable<Branch> OfUnknownBuses(Address.Bus to, EventBytes bytes, bool eventHoldsUnknown) => onUnknownBuses
        .Where(r => r.Rule.Bus != to.Arn && !(to.Name == EventBus.Default && state.Find(r.Rule.Bus)?.Made is not null))
        .Where(r => r.Judge(bytes, eventHoldsUnknown) is not PatternVerdict.Differs)
        .Select(r => r.Undetermined(Unknown.NamesIn(r.Rule.Bus.Resource)[0], "EventBusName"));

    private List<Branch> Branches(
        Envelope envelope, EventBytes bytes, List<(BusRule Rule, PatternVerdict Verdict)> concerned, DateTimeOffset now)
    {
        var view = new Lazy<EventView>(() => EventView.Of(bytes));
        var branches = new List<Branch>();
        foreach (var (rule, verdict) in concerned)
        {
            if (verdict is PatternVerdict.Undecided undecided)
            {
                branches.Add(rule.Undetermined(undecided.Name, "EventPattern", undecided.Pointer));
            }
            else
            {
                branches.AddRange(rule.Invoke(envelope, view.Value, iam, now).Select(b => RoleAccess.Judge(iam, b, around.At(now))));
            }
        }
        return branches;
    }

    /// <summary>Whether the event comes in at all is asked where somebody waits for it, or may do so in files that were not read.</summary>
    private ValueList<Branch> Admitted(Envelope envelope, Address.Bus to, Forwarding forwarded, List<Branch> branches, DateTimeOffset now)
    {
        bool isKnown = state.Knows(to.Arn, envelope);
        if (branches.Count == 0 && isKnown)
        {
            return [];
        }
        return new BusAdmission(state, iam, around.At(now)).Of(envelope, forwarded) switch
        {
            { Verdict: not Verdict.Passed } refused => [new Branch([refused])],
            _ when !isKnown => [BusAdmission.Elsewhere(envelope)],
            { } admitted => branches.Select(b => b with { Steps = [admitted, .. b.Steps] }).ToValueList(),
            null => branches.ToValueList(),
        };
    }
}
