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

    /// <summary>What the engine has to say where something ended for a reason; null where nothing did.</summary>
    /// <returns>Write is null where there is nothing to be pasted.</returns>
    public (string Message, string? Write)? AdviceOn(string reason)
    {
        if (reason == Reasons.NoMatch.Code)
        {
            var closest = Misses.AsEnumerable().MaxBy(m => m.Fields.Count(f => f.Matches));
            return closest is null ? ("No rule waits on that bus.", null)
                : ($"The closest rule is {closest.Where.Resource}: {closest.Detail}.", null);
        }
        var step = Routes.SelectMany(r => r.Steps).FirstOrDefault(s => s.Step.Verdict.Why?.Code == reason);
        return step is null ? null
            : step.Notes is [var note, ..] ? (note.Message, (note.Write as Suggestion.Words)?.Text)
            : (step.Step.Detail, null);
    }
}

/// <param name="Steps">Each decision, with what the engine has to say to it.</param>
/// <param name="Sent">The message that left; null where none did.</param>
internal sealed record StoryRoute(
    TraceRoute Route, ValueList<StoryStep> Steps, Kept? Sent, ValueList<(int Number, DateTimeOffset At, string What)> Attempts);

internal sealed record StoryStep(Step Step, ValueList<Note> Notes);
