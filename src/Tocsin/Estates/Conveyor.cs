using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>Carries an envelope from hop to hop until every way has ended.</summary>
/// <remarks>
/// The pipeline in one loop: ask the hop that an address leads to, take its branches, put what goes on back into the queue. What is for an
/// address without a hop leaves as it is, for others to deliver or to judge. What a hop counts, the next one sees. Bounded by
/// <see cref="Limits"/>, so that a ring of buses ends. One thread at a time.
/// </remarks>
/// <param name="windows">What limits have counted before the first envelope; null where none is applied.</param>
public sealed class Conveyor(Hops hops, LimitWindows? windows)
{
    private LimitWindows? windows = windows;

    /// <summary>Carries one envelope at one moment.</summary>
    public Journey Carry(Envelope first, DateTimeOffset now)
    {
        var routes = new List<Route>();
        var arrivals = new List<Envelope>();
        var changes = new List<Change>();
        var open = new Queue<(Envelope Envelope, ValueList<RouteStep> Steps)>([(first, [])]);
        for (int carried = 0; open.TryDequeue(out var next); carried++)
        {
            if (carried >= Limits.EnvelopesPerEvent || next.Steps.Count >= Limits.HopsPerRoute)
            {
                routes.Add(Ended(next.Envelope, next.Steps, Endless(next.Envelope)));
                continue;
            }
            if (hops.For(next.Envelope.To, windows) is not { } hop)
            {
                routes.Add(new Route(next.Steps, next.Envelope));
                continue;
            }
            var outcome = hop.Receive(next.Envelope, now);
            if (next.Envelope.To is Address.Bus)
            {
                arrivals.Add(next.Envelope);
            }
            foreach (var change in outcome.Changes)
            {
                windows = change is Change.Count count ? windows?.With(count) : windows;
                changes.Add(change);
            }
            if (outcome.Branches.Count == 0 && next.Steps.Count > 0)
            {
                routes.Add(Ended(next.Envelope, next.Steps, NothingMatches(next.Envelope)));
            }
            foreach (var branch in outcome.Branches)
            {
                var steps = Further(next.Steps, branch);
                if (branch.Onward is { } onward)
                {
                    open.Enqueue((onward, steps));
                }
                else
                {
                    routes.Add(new Route(steps, next.Envelope) { Undelivered = branch.Undelivered });
                }
            }
        }
        return new Journey(routes.ToValueList(), arrivals.ToValueList(), changes.ToValueList());
    }

    private static ValueList<RouteStep> Further(ValueList<RouteStep> before, Branch branch)
    {
        var steps = new RouteStep[before.Count + branch.Steps.Count];
        before.AsSpan().CopyTo(steps);
        for (int i = 0; i < branch.Steps.Count; i++)
        {
            steps[before.Count + i] = new RouteStep(branch.Steps[i], i == branch.Steps.Count - 1 ? branch.Onward : null);
        }
        return new ValueList<RouteStep>(steps);
    }

    private static Route Ended(Envelope last, ValueList<RouteStep> steps, Step end) => new(steps.Add(new RouteStep(end, null)), last);

    private static Step Endless(Envelope envelope) =>
        new(
            Stage.Rule, envelope.Sender, new Verdict.Undetermined(envelope.To.Text),
            $"not followed further: more than {Limits.HopsPerRoute} hops; do these buses send to each other?");

    private static Step NothingMatches(Envelope envelope)
    {
        string message = $"no rule on {envelope.To} takes the event up";
        var note = new Note(
            FindingCode.NoRule, Severity.Error, envelope.Sender, $"{message}. AWS drops it there without a trace.",
            "a rule on that bus, with the topic as its target");
        return new Step(Stage.Rule, envelope.Sender, new Verdict.Stopped(Reasons.NoRule), message, [note]);
    }
}
