using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Rules for events of AWS services on a bus where those do not arrive, unless somebody sends them on.</summary>
internal static class Buses
{
    public static IEnumerable<Note> Of(LintSubject subject) =>
        from rule in subject.Patterns
        where Names.NameOf(rule.Rule.Bus) != EventBus.Default && !Unknown.In(rule.Rule.Bus.ToString()) && IsForServices(rule)
            && !subject.Estate.Events.IsSentTo(rule.Rule.Bus)
            // Other accounts send to a bus with a policy, and those are declared elsewhere.
            && subject.Estate.Events.Find(rule.Rule.Bus)?.Made?.Policy is null
        select new Note(
            FindingCode.WrongBus, Severity.Warning, new Place(rule.Rule.Arn.ToString(), "EventBusName"),
            $"The rule {rule.Rule.Name} waits on the bus {Names.NameOf(rule.Rule.Bus)} for events of AWS services, which arrive at the "
                + $"default bus, and no rule here sends them on.",
            "no event_bus_name, or a rule on the default bus whose target is this bus");

    private static bool IsForServices(RulePattern rule) =>
        rule.Pattern.Fields.FirstOrDefault(f => f.Path == "source") is { } source
        && source.Atoms.All(a => a.Operands.All(o => o.StartsWith("aws.", StringComparison.Ordinal)));
}
