using Tocsin.Chatbot;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Lint;
using Tocsin.Policies;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>What can be said of the declarations before anything is sent, with the same doubts that a run has.</summary>
/// <param name="accepted">What the user accepts not to be known.</param>
/// <param name="asIfIn">The declarations as if they were in another account.</param>
internal sealed class StandingNotes(
    ChatbotProfile profile, Circumstances around, ValueList<Acceptance> accepted, Func<string, Reading> asIfIn)
{
    /// <summary>The worst first, and in the order of the lines.</summary>
    public ValueList<Finding> Of(Reading reading)
    {
        var found = Said(reading).OrderBy(f => f.Severity).ThenBy(f => f.Where is null)
            .ThenBy(f => f.Where?.Source.Path, StringComparer.Ordinal).ThenBy(f => f.Where?.Start).ToValueList();
        if (reading.Unmodelled.Any(u => u.CouldCarryTheAlarm))
        {
            // What is not read may well hold the policy or the channel that is missing here, accepted or not.
            return found.Select(f => NotRead.MayBeElsewhere(f) ? AsWarning(f) : f).ToValueList();
        }
        return found.Any(f => f.Severity == Severity.Error) ? Certain(found, reading) : found;
    }

    private ValueList<Finding> Said(Reading reading)
    {
        var description = new Description(reading.Estate, reading.Locate, accepted, UnknownNames.IsProgram, reading.Language);
        return LintRules.Of(new LintSubject(reading.Estate, profile, around))
            .Select(n => description.Of(n) with { Address = reading.Locate(n.Where)?.Address }).Distinct().ToValueList();
    }

    /// <summary>Where nobody said which account it is, only what is wrong in each that the files name is an error.</summary>
    private ValueList<Finding> Certain(ValueList<Finding> found, Reading reading)
    {
        foreach (var literal in OtherAccounts.ToTry(reading.Assumed, reading.LiteralAccounts))
        {
            var there = Said(asIfIn(literal.Account)).Where(f => f.Severity == Severity.Error).Select(PlaceOf).ToHashSet();
            found = found.Select(f => f.Severity == Severity.Error && !there.Contains(PlaceOf(f))
                ? InOneAccount(f, reading.Assumed.Account, literal.Account) : f).ToValueList();
        }
        return found;
    }

    private static Finding InOneAccount(Finding finding, string assumed, string other) => AsWarning(finding) with
    {
        Message = $"{finding.Message} So it is in the account {assumed}, which is assumed, and not in {other}, which the files name.",
        Write = $"--account {other}, or the account these files are for",
    };

    private static Finding AsWarning(Finding finding) => finding with { Severity = Severity.Warning };

    /// <summary>Each reading has texts of its own, so places are compared by what they are called.</summary>
    private static (string Code, string? Where) PlaceOf(Finding finding) => (finding.Code, finding.Where?.ToString());
}
