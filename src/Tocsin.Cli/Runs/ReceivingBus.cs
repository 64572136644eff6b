using Tocsin.Declared.Resources;
using Tocsin.Estates;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>A root whose rules wait on a bus that other accounts send to: whether one of them sends an event on to it is declared elsewhere.</summary>
internal static class ReceivingBus
{
    public static EventReport Doubt(EventReport judged, Reading reading, Description description) =>
        judged is { Passed: false, Outcome: EventOutcome.Quiet } && judged.Reason == Reasons.NoRule && Waiting(reading.Estate).FirstOrDefault() is { } rule
            ? judged with { Outcome = EventOutcome.Undetermined, Reason = Reasons.Undetermined, Findings = [description.Of(Note(rule))] }
            : judged;

    private static IEnumerable<Rule> Waiting(Estate estate) =>
        estate.Events.Rules.Where(r => estate.Events.Find(r.Bus)?.Made?.Policy is not null && !estate.Events.IsSentTo(r.Bus));

    private static Note Note(Rule rule) => new(
        FindingCode.WrongBus, Severity.Warning, new Place(rule.Arn.ToString(), "EventBusName"),
        $"the rule {rule.Name} waits on the bus {Names.NameOf(rule.Bus)}, whose policy lets other accounts send to it: whether one of them sends the event is not declared in what was read.",
        $"the folder of the account that sends as a further path, with --account PATH=ID; or, in {Suites.Suite.FileName}, bus: {Names.NameOf(rule.Bus)} beside send");
}
