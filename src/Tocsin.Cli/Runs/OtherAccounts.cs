using Tocsin.Declared.Resources;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>
/// Where nobody said which account it is, and the files name one in digits, the verdict may hang on whether that is the account: the same is sent
/// again as if it were. If the outcome differs, it cannot be told.
/// </summary>
internal static class OtherAccounts
{
    /// <summary>Accounts that are tried: each costs a reading.</summary>
    public const int Maximum = 8;

    public static EventReport Doubt(EventReport facts, Reading reading, Func<string, EventReport> asIfIn)
    {
        if (reading.Assumed.AccountSource != "assumed")
        {
            return facts;
        }
        foreach (var literal in reading.LiteralAccounts.DistinctBy(l => l.Account).Take(Maximum))
        {
            var other = asIfIn(literal.Account);
            if (other.Outcome != facts.Outcome)
            {
                var finding = new Finding(
                    FindingCode.AssumedAccount, Severity.Warning, literal.Where,
                    $"whether {facts.Name} rings hangs on the account: in {reading.Assumed.Account}, which is assumed, it is {Name(facts)}; "
                    + $"in {literal.Account}, which stands here, it is {Name(other)}",
                    $"--account {literal.Account}, or the account these files are for");
                return facts with { Outcome = EventOutcome.Undetermined, Reason = Reasons.Undetermined, Findings = facts.Findings.Add(finding) };
            }
        }
        return facts;
    }

    private static string Name(EventReport report) => report.Outcome.ToString().ToLowerInvariant();
}
