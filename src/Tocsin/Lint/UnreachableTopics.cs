using Tocsin.EventBridge;
using Tocsin.Flow;

namespace Tocsin.Lint;

/// <summary>Targets that EventBridge cannot reach, of every rule, whatever it matches.</summary>
internal static class UnreachableTopics
{
    public static IEnumerable<Note> Of(LintSubject subject) =>
        from rule in subject.Estate.Events.Rules
        from target in rule.Targets
        let note = UnreachableTopic.NoteOn(rule, target)
        where note is not null
        select note;
}
