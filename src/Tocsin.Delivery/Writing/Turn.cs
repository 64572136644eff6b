using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Threads;
using Tocsin.Delivery.Traces;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Delivery.Writing;

/// <summary>The estate as the works of a commit make it, one after the other, and all that is to be kept of them.</summary>
/// <remarks>For the writer's thread alone.</remarks>
internal sealed class Turn(WriterOptions options, MessageIds messages, Estate estate, Numbers last)
{
    private readonly List<Entry> entries = [];
    private readonly List<Leaving> left = [];
    private readonly List<Trace> unmatched = [];
    private readonly List<DeadLetter> letters = [];
    private Estate estate = estate;
    private Hops? hops;
    private Estate? hopsOver;

    public Estate Estate => estate;

    /// <summary>The last ones that were given.</summary>
    public Numbers Last { get; private set; } = last;

    public DateTimeOffset Now { get; private set; }

    public IReadOnlyList<Entry> Entries => entries;

    public IReadOnlyList<Leaving> Left => left;

    /// <summary>What no rule wanted, and nobody keeps.</summary>
    public IReadOnlyList<Trace> Unmatched => unmatched;

    /// <summary>The next work's turn; false when it failed, and then nothing came of it.</summary>
    public bool Take(Work work, DateTimeOffset now)
    {
        var before = (estate, entries.Count, left.Count, unmatched.Count, Last);
        Last = Last with { Work = Last.Work + 1 };
        Now = now;
        try
        {
            work.Decide(this);
            return true;
        }
        catch (Exception e)
        {
            estate = before.estate;
            entries.RemoveRange(before.Item2, entries.Count - before.Item2);
            left.RemoveRange(before.Item3, left.Count - before.Item3);
            unmatched.RemoveRange(before.Item4, unmatched.Count - before.Item4);
            Last = before.Last with { Work = Last.Work };
            work.Fail(e);
            return false;
        }
    }

    /// <summary>Ids of this work alone.</summary>
    public Ids Ids() => new(options.Seed, Last.Work);

    public void Keep(Entry entry) => entries.Add(entry);

    public void Apply(ValueList<Change> changes, Door door, Arn by)
    {
        foreach (var change in changes.AsSpan())
        {
            Apply(change, door, by);
        }
    }

    /// <summary>What a queue keeps.</summary>
    private void Apply(ValueList<Change> kept)
    {
        foreach (var change in kept)
        {
            Apply(change);
        }
    }

    private void Apply(Change change)
    {
        estate = estate.With(change);
        entries.Add(new Entry.Changed(Last.Work, change));
    }

    private void Apply(Change change, Door door, Arn by)
    {
        switch (change)
        {
            case Change.Send send:
                Send(send.Envelope, door, by);
                break;
            case Change.Count count:
                Count(count);
                break;
            default:
                Apply(change);
                break;
        }
    }

    /// <summary>Carries an envelope as far as it goes here; what leaves is kept, with the trace that tells of it.</summary>
    public Trace Send(Envelope first, Door door, Arn by)
    {
        var windows = options.Limits == ChatbotLimits.Aws ? estate.Windows : null;
        var journey = new Conveyor(HopsOfNow(), windows).Carry(first, Now);
        letters.Clear();
        Last = Last with { Trace = Last.Trace + 1 };
        var routes = journey.Routes.AsEnumerable().Select(Route).ToValueList();
        var trace = new Trace(Last.Trace, Last.Work, Now, door, by, first, routes);
        if (trace.Outcome == TraceOutcome.Unmatched && !trace.Subject.IsOfDeployment)
        {
            unmatched.Add(trace);
        }
        else
        {
            entries.Add(new Entry.Traced(trace));
        }
        if (options.KeepsRollouts && Rollout.Of(trace) is { } rollout)
        {
            entries.Add(new Entry.RolledOut(rollout));
        }
        if (options.KeepsRollouts && TaskEnd.Of(trace) is { } end)
        {
            entries.Add(new Entry.TaskEnded(end));
        }
        Apply(journey.Changes, door, by);
        letters.ForEach(l => Apply(l.Changes));
        return trace;
    }

    /// <summary>Keeps what became of a message after its next attempt.</summary>
    public void Settle(Leaving leaving, Settlement settlement)
    {
        if (settlement is Settlement.Dead dead && HopsOfNow().DeadLetterOf(leaving.Envelope, null, Now) is { } letter)
        {
            settlement = new Settlement.Dead($"{dead.Why}; {letter.Told}") { Delays = dead.Delays };
            Apply(letter.Changes);
        }
        Keep(new Entry.Settled(leaving.Id, leaving.Attempts + 1, Now, settlement, leaving.Carries > 0));
    }

    /// <summary>Chatbot would have lost what comes so fast; here it is only counted.</summary>
    private Reason? OnAws(ValueList<Step> steps)
    {
        if (options.Limits != ChatbotLimits.Defer
            || steps.AsEnumerable().FirstOrDefault(s => s.Stage == Stage.Chatbot) is not { } step
            || !Arn.TryParse(step.Where.Resource, out var configuration))
        {
            return null;
        }
        if (ChatbotThrottle.IsReached(configuration, estate.Windows, Now))
        {
            return Reasons.Throttled;
        }
        Count(ChatbotThrottle.Taken(configuration, Now));
        return null;
    }

    /// <summary>What is counted changes no hop.</summary>
    private void Count(Change counted)
    {
        bool hasHops = ReferenceEquals(hopsOver, estate);
        estate = estate.With(counted);
        hopsOver = hasHops ? estate : hopsOver;
    }

    private Hops HopsOfNow()
    {
        if (!ReferenceEquals(hopsOver, estate))
        {
            (hops, hopsOver) = (Over(estate), estate);
        }
        return hops!;
    }

    private Hops Over(Estate now) => new(
        now, options.Profile, keepsContents: true, sign: options.Sign is { } sign ? envelope => sign(now, envelope) : null);

    private TraceRoute Route(Route route)
    {
        var steps = route.Steps.AsEnumerable().Select(s => s.Step).ToValueList();
        switch (Destination.Of(route, estate))
        {
            case Destination.Nowhere nowhere:
                return new(new Way(Lettered(route, steps.Add(nowhere.Why)), route.Last.To), null);
            case Destination.Lane lane:
                Last = Last with { Leaving = Last.Leaving + 1 };
                string message = messages.Of(Last.Leaving);
                var leaving = new Leaving(Last.Leaving, message, Last.Trace, lane.Name, lane.Thread, Now, Now, route.Last);
                left.Add(leaving);
                entries.Add(new Entry.Left(leaving));
                return new(new Way(steps, route.Last.To), leaving.Id) { OnAws = OnAws(steps) };
            default:
                return new(new Way(Lettered(route, steps), route.Last.To), null);
        }
    }

    /// <summary>The steps of a way that ended; the last one says so where a dead-letter queue has the message.</summary>
    private ValueList<Step> Lettered(Route route, ValueList<Step> steps)
    {
        if (steps is not [.., { Verdict: Verdict.Stopped } why]
            || HopsOfNow().DeadLetterOf(route.Undelivered ?? route.Last, why, Now) is not { } letter)
        {
            return steps;
        }
        letters.Add(letter);
        return [.. steps.Take(steps.Count - 1), why with { Detail = $"{why.Detail}; {letter.Told}" }];
    }
}
