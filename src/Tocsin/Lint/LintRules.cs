using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>What can be said of an estate before anything is sent: every rule there is, as one list.</summary>
/// <remarks>
/// A rule looks at the estate and gives notes; it decides nothing that a hop or an operation decides. Pure; safe for any number of threads.
/// </remarks>
public static class LintRules
{
    private static readonly Func<LintSubject, IEnumerable<Note>>[] All =
    [
        // Events and rules
        DeadPatterns.Of, Buses.Of, WildcardLoad.Of, UnreachableTopics.Of, UnheardTopics.Of, TemplateLinks.Of, DeadLetterQueues.Of,

        // The ways of events that the rules match
        Stops.Of, Rings.Of, Drills.Of, MessageTexts.Of,

        // Topics, channels, services
        TopicStatements.Of, Channels.Of, Services.Of, CrashLoops.Of,
    ];

    /// <summary>Every note, each place and code once; what is an error already is not warned of again at the same place.</summary>
    public static ValueList<Note> Of(LintSubject subject)
    {
        var notes = All.SelectMany(rule => rule(subject)).DistinctBy(n => (n.Code, n.Where)).ToList();
        var errors = notes.Where(n => n.Severity == Severity.Error).Select(n => n.Where).ToHashSet();
        return notes.Where(n => n.Severity == Severity.Error || n.Where.Pointer.Length == 0 || !errors.Contains(n.Where)).ToValueList();
    }
}
