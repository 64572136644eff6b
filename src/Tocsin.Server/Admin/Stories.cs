using System.Globalization;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Traces;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.Server.Diagnoses;
using Tocsin.Text;

namespace Tocsin.Server.Admin;

/// <summary>Tells what became of an event: what was decided then, in the words that the engine has for it now.</summary>
/// <remarks>
/// A trace keeps causes. For the words, the event is carried once more over the estate as it was: where the engine still decides as it
/// did, its notes and its advice are added; where it would decide otherwise today, what is told is what happened.
/// Safe for any number of threads.
/// </remarks>
internal sealed class Stories(SqliteStore store, TraceTable traces, Outbox outbox, Writer writer, Estate empty, ChatbotProfile profile)
{
    /// <param name="name">The id of an event or a message, or the number of a trace.</param>
    public Story? Find(string name)
    {
        var trace = traces.Find(name) is { } found ? found
            : long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long key) && traces.Find(key) is { } numbered
                ? numbered
            : writer.Unmatched.FirstOrDefault(t => t.Id == name);
        return trace is null ? null : Of(trace);
    }

    private Story Of(Trace trace)
    {
        var hops = new Hops(store.EstateAt(trace.Work, empty), profile, keepsContents: true);
        var again = new Conveyor(hops, null).Carry(trace.First, trace.At);
        var sent = outbox.Of(trace);
        return new Story(
            trace,
            trace.Routes.Select(route =>
            {
                var same = Same(route, again);
                var kept = sent.FirstOrDefault(k => k.Leaving.Id == route.Leaving);
                return new StoryRoute(
                    route,
                    route.Steps.Select((step, i) => new StoryStep(step, same?.Steps.ElementAtOrDefault(i)?.Step.Notes ?? [])).ToValueList(),
                    kept, kept is null ? [] : outbox.Attempts(kept.Leaving.Id).ToValueList());
            }).ToValueList(),
            again.Arrivals.SelectMany(hops.Misses).ToValueList())
        {
            Diagnosis = DiagnosisOf(trace),
        };
    }

    private Diagnosis? DiagnosisOf(Trace trace) =>
        trace is { Subject: { IsOfDeployment: true, Resources: [var service, ..] }, First.Origin.Deployment: { } deployment }
            && Arn.TryParse(service, out var arn)
            && Diagnosis.Of(writer.Estate, writer.Estate.Ecs, arn, deployment) is { Failures: > 0 } diagnosis ? diagnosis : null;

    /// <summary>The route of today that made the same decisions; null where none did.</summary>
    private static Route? Same(TraceRoute route, Journey again) => again.Routes.AsEnumerable().FirstOrDefault(
        r => r.Steps.AsEnumerable().Select(s => (s.Step.Stage, s.Step.Where, s.Step.Verdict))
            .SequenceEqual(route.Steps.AsEnumerable().Take(r.Steps.Count).Select(s => (s.Stage, s.Where, s.Verdict))));
}
