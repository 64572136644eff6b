using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Stored;
using Tocsin.Text;

namespace Tocsin.Delivery.Traces;

/// <summary>What became of one event or publication: causes, not sentences; the engine makes the words when somebody looks.</summary>
/// <param name="Key">Its place among all of them.</param>
/// <param name="Work">The number of the work that decided it: it names the estate that it was decided on.</param>
/// <param name="Door">The way it came in.</param>
/// <param name="By">Who put it.</param>
public sealed record Trace(long Key, long Work, DateTimeOffset At, Door Door, Arn By, Envelope First, ValueList<TraceRoute> Routes)
    : IShape<Trace>
{
    public static Form<Trace> Form { get; } = Forms.Of<Trace>();

    /// <summary>The id of the event, or of the publication.</summary>
    public string Id => First.Origin.Event;

    /// <summary>What it says about itself.</summary>
    public Subject Subject { get; init; } = Subject.None;

    public TraceOutcome Outcome => Routes.Count == 0 ? TraceOutcome.Unmatched
        : Routes.All(r => r.Message is not null) ? TraceOutcome.Left
        : Routes.AsEnumerable().Any(r => r.Message is not null) ? TraceOutcome.PartlyLeft
        : Routes.AsEnumerable().All(r => r.Why is null) ? TraceOutcome.Kept
        : TraceOutcome.Stopped;

    public void Write(FieldWriter to)
    {
        to.Long("key", Key);
        to.Long("work", Work);
        to.Timestamp("at", At);
        to.Choice("door", Door);
        to.Arn("by", By);
        Envelopes.Write(to, "first", First);
        to.List("routes", Routes.UnlessEmpty);
    }

    public static Trace Read(FieldReader from) => new(
        from.Long("key") ?? 0, from.Long("work") ?? 0, from.Timestamp("at") ?? default, from.Choice<Door>("door"), from.Arn("by"),
            Envelopes.Read(from, "first"),
        from.List<TraceRoute>("routes").GetValueOrDefault());
}
