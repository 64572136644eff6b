using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Delivery.Traces;

/// <summary>What became of one event or publication: causes, not sentences; the engine makes the words when somebody looks.</summary>
/// <param name="Key">Its place among all of them.</param>
/// <param name="Work">The number of the work that decided it: it names the estate that it was decided on.</param>
/// <param name="Door">The way it came in.</param>
/// <param name="By">Who put it.</param>
public sealed record Trace(long Key, long Work, DateTimeOffset At, Door Door, Arn By, Envelope First, ValueList<TraceRoute> Routes)
{
    /// <summary>The id of the event, or of the publication.</summary>
    public string Id => First.Origin.Event;

    /// <summary>What it says about itself.</summary>
    public Subject Subject { get; } = Subject.Of(First);

    /// <summary>A target or a subscription did not take it, for good, whether or not a dead-letter queue has it.</summary>
    public bool IsUndelivered => Routes.AsEnumerable().Any(r => r.Why is { } why && DeadLetter.Ends(why.Code));

    public TraceOutcome Outcome
    {
        get
        {
            int left = 0, stopped = 0;
            foreach (var route in Routes.AsSpan())
            {
                left += route.Leaving is null ? 0 : 1;
                stopped += route.Why is null ? 0 : 1;
            }
            return Routes.Count == 0 ? TraceOutcome.Unmatched
                : left == Routes.Count ? TraceOutcome.Left
                : left > 0 ? TraceOutcome.PartlyLeft
                : stopped > 0 ? TraceOutcome.Stopped
                : TraceOutcome.Kept;
        }
    }
}
