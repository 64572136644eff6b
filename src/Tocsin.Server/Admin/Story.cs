using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;
using Tocsin.Server.Diagnoses;
using Tocsin.Text;

namespace Tocsin.Server.Admin;

/// <summary>One event, told: what was decided, and the words for it.</summary>
/// <param name="Misses">Why rules of the bus did not want it.</param>
internal sealed record Story(Trace Trace, ValueList<StoryRoute> Routes, ValueList<Miss> Misses)
{
    /// <summary>Of the deployment it tells of, where tasks of that failed; as of now.</summary>
    public Diagnosis? Diagnosis { get; init; }
}

/// <param name="Steps">Each decision, with what the engine has to say to it.</param>
/// <param name="Sent">The message that left; null where none did.</param>
internal sealed record StoryRoute(
    TraceRoute Route, ValueList<StoryStep> Steps, Kept? Sent, ValueList<(int Number, DateTimeOffset At, string What)> Attempts);

internal sealed record StoryStep(Step Step, ValueList<Note> Notes);
