using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>
/// Where nobody said which account it is, and the files name one in digits, the verdict may hang on whether that is the account: the same
/// is sent again as if it were. If the outcome differs, it cannot be told.
/// </summary>
public static class OtherAccounts
{
    /// <summary>Accounts that are tried: each costs a reading.</summary>
    private const int Maximum = 8;

    /// <summary>The accounts to try; none where somebody said which it is.</summary>
    public static IEnumerable<LiteralAccount> ToTry(Assumed assumed, ValueList<LiteralAccount> named) =>
        assumed.AccountSource == "assumed" ? named.DistinctBy(l => l.Account).Take(Maximum) : [];

    internal static Doubt? Doubt(Facts facts)
    {
        var report = facts.Report;
        if (facts.AsIfIn is not { } asIfIn)
        {
            return null;
        }
        foreach (var literal in ToTry(facts.Assumed, facts.LiteralAccounts))
        {
            var other = asIfIn(literal.Account);
            if (other.Outcome != report.Outcome)
            {
                return new Doubt.Found(new Finding(
                    FindingCode.AssumedAccount, Severity.Warning, literal.Where,
                    $"whether {report.Name} rings hangs on the account: in {facts.Assumed.Account}, which is assumed, "
                    + $"it is {Name(report)}; in {literal.Account}, which stands here, it is {Name(other)}",
                    $"--account {literal.Account}, or the account these files are for"));
            }
        }
        return null;
    }

    private static string Name(EventReport report) => report.Outcome.ToString().ToLowerInvariant();
}
