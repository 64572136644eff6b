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
        var place = envelope.SentBy ?? new Place(envelope.To);
        if (Arn.TryParse(envelope.To, out var arn) && arn.Service == "logs")
        {
            return new Step(Stage.Topic, place, new Verdict.Arrived(), $"kept in the log group {arn.Resource.Split(':')[^1]}");
        }
        string name = Unknown.In(envelope.To) ? Unknown.NamesIn(envelope.To)[0] : envelope.To;
        string what = arn?.Service switch
        {
            "sqs" => "a queue, whose reader",
            "lambda" => "a function, which",
            "states" => "a state machine, which",
            "events" => "an API destination or another account's bus, which",
            _ => "a target that is not modelled; it",
        };
        var note = new Note(
            FindingCode.CouldCarryTheAlarm, Severity.Warning, place, $"{name} is {what} may or may not post to Slack: this route cannot be judged offline.",
            $"--allow-unknown '{name}=REASON' accepts it");
        return new Step(Stage.Topic, place, new Verdict.Undetermined(name, LeftForProgram: arn is not null || IsProgram(name)), $"{what} may or may not post to Slack", [note]);
    }
}
