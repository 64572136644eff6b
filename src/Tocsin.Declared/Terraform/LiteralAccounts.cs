using System.Text.RegularExpressions;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Finds the account ids written in texts: they may or may not be the account that will be deployed to.</summary>
internal static partial class LiteralAccounts
{
    public static IEnumerable<LiteralAccount> In(Body file) =>
        ExpressionTree.Of(file).SelectMany(ExpressionTree.Within).OfType<Expression.Template>().SelectMany(t => t.Parts.SelectMany(Runs)).SelectMany(In);

    private static IEnumerable<TextRun> Runs(TemplatePart part) => part switch
    {
        TemplatePart.Text text => text.Runs,
        TemplatePart.If i => i.Then.Concat(i.Else).SelectMany(Runs),
        TemplatePart.For f => f.Content.SelectMany(Runs),
        _ => [],
    };

    private static IEnumerable<LiteralAccount> In(TextRun run) =>
        TwelveDigits().Matches(run.Value).Select(m => new LiteralAccount(
            m.Value, run.Value.Length == run.Span.Length ? run.Span with { Start = run.Span.Start + m.Index, End = run.Span.Start + m.Index + m.Length } : run.Span));

    // Not the registry in an image's name, 111122223333.dkr.ecr…: whose account that is decides nothing.
    [GeneratedRegex(@"(?<![\w.-])[0-9]{12}(?![\w.-])")]
    private static partial Regex TwelveDigits();
}
