using System.Text.RegularExpressions;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.Terraform;

/// <summary>Finds the account ids written in texts: they may or may not be the account that will be deployed to.</summary>
internal sealed partial class LiteralAccounts : ExpressionVisitor
{
    private readonly List<LiteralAccount> found = [];

    public static IReadOnlyList<LiteralAccount> In(Body file)
    {
        var accounts = new LiteralAccounts();
        accounts.Visit(file);
        return accounts.found;
    }

    protected override void OnText(TextRun run)
    {
        foreach (var match in TwelveDigits().EnumerateMatches(run.Value))
        {
            var where = run.Value.Length == run.Span.Length
                ? run.Span with { Start = run.Span.Start + match.Index, End = run.Span.Start + match.Index + match.Length }
                : run.Span;
            found.Add(new LiteralAccount(run.Value.Substring(match.Index, match.Length), where));
        }
    }

    // Not the registry in an image's name, 111122223333.dkr.ecr…: whose account that is decides nothing.
    [GeneratedRegex(@"(?<![\w.-])[0-9]{12}(?![\w.-])")]
    private static partial Regex TwelveDigits();
}
