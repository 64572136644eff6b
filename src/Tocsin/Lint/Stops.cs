using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>
/// Every stop that can be told without an event: the routes of the events that the rules match, in the words of the hops that stop them.
/// </summary>
/// <remarks>
/// Nothing is decided here a second time. A route that ends where its owner may well mean it to end is no fault: a rule that is switched
/// off, has no target, or sends to a topic or bus of another folder, unless it is the one for failed deployments; a topic whose messages go
/// elsewhere than to Slack. What arrives poor is an error only where it is about a failed deployment.
/// </remarks>
internal static class Stops
{
    public static IEnumerable<Note> Of(LintSubject subject)
    {
        var notes = new List<(Note Note, Probe Of)>();
        var ringing = subject.Probes.Where(p => p.Routes.Any(r => r.Verdict is Verdict.Arrived && r.Last.Content is Post))
            .Select(p => p.Rule).ToHashSet();
        foreach (var probe in subject.Probes)
        {
            foreach (var route in probe.Routes.Where(r => !LeadsElsewhere(r, probe, subject)))
            {
                // What stops some of the events that a rule matches, and lets others through, may well be known and meant.
                bool stopped = route.Verdict is Verdict.Stopped && !ringing.Contains(probe.Rule);
                notes.AddRange(route.Steps.SelectMany(s => s.Step.Notes).Where(n => n.Code != FindingCode.CouldCarryTheAlarm)
                    .Select(n => (Weighed(n, stopped, probe), probe)));
            }
        }
        return Told(notes, subject);
    }

    /// <summary>
    /// Each place once, as bad as it gets there. A blank that only poorer events leave is of less weight: most events do not. One that each
    /// event leaves that the rule matches is an error.
    /// </summary>
    private static IEnumerable<Note> Told(List<(Note Note, Probe Of)> notes, LintSubject subject)
    {
        foreach (var same in notes.GroupBy(n => (n.Note.Code, n.Note.Where)))
        {
            var (worst, of) = same.MinBy(n => n.Note.Severity);
            yield return worst.Code != FindingCode.BlankValue || worst.Severity == Severity.Error ? worst
                : same.All(n => !n.Of.IsWhole)
                ? InSome(worst) with { Code = FindingCode.PathMayBeAbsent, Severity = Severity.Note }
                : subject.Probes.Where(p => p.IsWhole && p.Rule == of.Rule).All(p => !MayFind(worst, p) && same.Any(n => n.Of == p))
                ? worst with { Severity = Severity.Error }
                : worst;
        }
    }

    /// <summary>Such events may hold more than is known of them, at the path too.</summary>
    private static bool MayFind(Note blank, Probe probe) =>
        blank.Flaw is Flaw.BlankValue { Path: { } path } && probe.Shape.MayHold(path.TrimStart('$', '.').Split('[')[0]);

    private static Note Weighed(Note note, bool stopped, Probe probe) =>
        Seen(
            note.Severity == Severity.Error && !stopped && !probe.Rings ? note with { Severity = Severity.Warning } : note,
            new Flaw.Events.OfType(probe.Shape.DetailType));

    /// <summary>What the note says of one event, said of those that it holds for.</summary>
    private static Note Seen(Note note, Flaw.Events events) =>
        note.Flaw is Flaw.BlankValue blank ? note.With(blank with { In = events }) : note;

    private static Note InSome(Note note) =>
        note.Flaw is Flaw.BlankValue { In: Flaw.Events.OfType { DetailType: var type } } 
            ? Seen(note, new Flaw.Events.SomeOfType(type)) : note;

    private static bool LeadsElsewhere(Estates.Route route, Probe probe, LintSubject subject)
    {
        if (route.Verdict is not Verdict.Stopped { Reason: var reason })
        {
            return route.Verdict is not Verdict.Arrived || route.Last.Content is not Post;
        }
        if (reason == Reasons.RuleDisabled || reason == Reasons.NoTarget || reason == Reasons.TopicMissing)
        {
            return !probe.Rings;
        }
        if (reason == Reasons.NoRule)
        {
            // Sent on to a bus for others, while the alarm rings by another rule.
            return !probe.Rings || subject.Probes.Any(p =>
                p.Rings && p.Routes.Any(r => r.Verdict is Verdict.Arrived && r.Last.Content is Post));
        }
        if (reason == Reasons.TargetUnreachable)
        {
            // Told of every rule, by a rule of its own.
            return true;
        }
        return reason == Reasons.NotSubscribed && !probe.Rings;
    }
}
