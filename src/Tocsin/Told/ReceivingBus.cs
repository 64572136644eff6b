using Tocsin.Estates;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>
/// A root whose rules wait on a bus that other accounts send to: whether one of them sends an event on to it is declared elsewhere.
/// </summary>
internal static class ReceivingBus
{
    public static Doubt? Doubt(Facts facts) =>
        facts.Report is { Passed: false, Outcome: EventOutcome.Quiet } judged && judged.Reason == Reasons.NoRule
            && Waiting(facts.Estate).FirstOrDefault() is { } rule
            ? new Doubt.Found(facts.Tell(Note(rule)), IsInstead: true)
            : null;

    private static IEnumerable<Rule> Waiting(Estate estate) =>
        estate.Events.Rules.Where(r => estate.Events.Find(r.Bus)?.Made?.Policy is not null && !estate.Events.IsSentTo(r.Bus));

    private static Note Note(Rule rule)
    {
        string bus = Names.NameOf(rule.Bus);
        return new Note(
            FindingCode.WrongBus, Severity.Warning, new Place(rule.Arn.ToString(), "EventBusName"),
            $"the rule {rule.Name} waits on the bus {bus}, whose policy lets other accounts send to it: "
            + "whether one of them sends the event is not declared in what was read.",
            $"the folder of the account that sends as a further path, with --account PATH=ID; or, in tocsin.yaml, bus: {bus} beside send");
    }
}
