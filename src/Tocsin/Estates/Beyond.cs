using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>Judges addresses that lead out of what is modelled.</summary>
internal static class Beyond
{
    /// <summary>By the type of the resource whose attribute is not known; a variable's value could be a topic as well.</summary>
    private static bool IsProgram(string name) => name.StartsWith("aws_", StringComparison.Ordinal) && !name.StartsWith("aws_sns_", StringComparison.Ordinal);

    /// <summary>A log group keeps the message and that is all; anything else may well post to Slack, so nobody can tell offline.</summary>
    public static Step Judge(Envelope envelope)
    {
        var place = envelope.Sender;
        if (envelope.To is Address.LogGroup { Arn: var group })
        {
            return new Step(Stage.Topic, place, new Verdict.Arrived(), $"kept in the log group {group.Resource.Split(':')[^1]}");
        }
        string text = envelope.To.Text;
        string name = Unknown.In(text) ? Unknown.NamesIn(text)[0] : text;
        string what = envelope.To switch
        {
            Address.Queue => "a queue, whose reader",
            Address.Function => "a function, which",
            Address.Elsewhere { Arn.Service: "states" } => "a state machine, which",
            Address.Elsewhere { Arn.Service: "events" } => "an API destination or another account's bus, which",
            _ => "a target that is not modelled; it",
        };
        var note = new Note(
            FindingCode.CouldCarryTheAlarm, Severity.Warning, place, $"{name} is {what} may or may not post to Slack: this route cannot be judged offline.",
            $"--allow-unknown '{name}=REASON' accepts it");
        return new Step(Stage.Topic, place, new Verdict.Undetermined(name, LeftForProgram: envelope.To is not Address.Elsewhere { Arn: null } || IsProgram(name)), $"{what} may or may not post to Slack", [note]);
    }
}
