using System.Text;
using CsCheck;
using Tocsin.Declared.Hcl;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Hcl;

public sealed class HostileInputTests
{
    private static readonly string[] Pieces =
    [
        "a", "b = ", "\"", "${", "}", "%{", "if ", "for x in ", "endif", "~", "<<E\n", "<<-E\n", "E\n", "\n", "\r\n", "{", "[", "(", ")",
            "]", ":", "=>", "...", ".", "*", "1", "0.5e3",
        ",", "?", "==", "&&", "!", "-", "#", "//", "/*", "*/", "\\", "\\u00", "$${", "é", "🚨", "\ud83d", "\0", " ", "\t", "null", "else",
            "::",
    ];

    [Fact]
    public void Pieces_of_syntax_in_any_order_are_read_without_a_throw() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).List[0, 60].Select(p => string.Concat(p)).Sample(ReadEverything, iter: 5_000,
            print: p => p);

    [Fact]
    public void Any_bytes_are_read_without_a_throw() =>
        Gen.Byte.Array[0, 200].Select(Encoding.UTF8.GetString).Sample(ReadEverything, iter: 3_000);

    [Fact]
    public void A_file_with_pieces_cut_out_and_put_in_is_read_without_a_throw()
    {
        string file = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Declared", "Hcl", "console", "templates.txt"))[..6_000];
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[0, 300], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]))
            .Select((at, length, piece) => file[..at] + piece + file[Math.Min(file.Length, at + length)..])
            .Sample(ReadEverything, iter: 300);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("[")]
    [InlineData("a {\n")]
    [InlineData("a = [")]
    [InlineData("a = \"${")]
    [InlineData("a = <<E\n")]
    [InlineData("\"")]
    [InlineData("/*")]
    [InlineData("a = 1 +\n")]
    [InlineData("1 + ")]
    [InlineData("x.y[z].")]
    [InlineData("%{ if x }")]
    [InlineData("a.0.")]
    [InlineData("\"${\"")]
    public void A_long_run_of_the_same_is_read(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));

        ReadEverything(text);
        ReadEverything("a = " + text);
        ReadEverything("a = <<E\n" + text);
    }

    [Fact]
    public void A_long_chain_of_operators_or_steps_is_evaluated_without_recursion()
    {
        var sum = HclParser.ParseExpression(new SourceText("x", "1" + string.Concat(Enumerable.Repeat(" + 1", 100_000))));
        var steps = HclParser.ParseExpression(new SourceText("x", "f(1)" + string.Concat(Enumerable.Repeat("[g]", Limits.StepsOfTerm))));

        Assert.Equal("100001", ConsoleText.Write(Evaluator.Evaluate(sum.Value, LocalsScope.Of("")).Value));
        Assert.Equal(Limits.StepsOfTerm, References.Of(steps.Value).Count);
    }

    [Theory]
    [InlineData("a", ".b")]
    [InlineData("a", "[0]")]
    [InlineData("f(1)", ".b")]
    [InlineData("a.*", ".b")]
    public void More_steps_behind_a_term_than_the_limit_are_one_finding(string term, string step)
    {
        var read = HclParser.ParseExpression(new SourceText("x", term + string.Concat(Enumerable.Repeat(step, Limits.StepsOfTerm + 2))));

        Assert.Contains("steps follow one another", Assert.Single(read.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conditional_nested_too_deep_leaves_a_tree_that_shares_no_part()
    {
        var read = HclParser.ParseExpression(new SourceText("x", string.Concat(Enumerable.Repeat("true ? ", 2 * Limits.Nesting))));

        Assert.Contains("nested more than", Assert.Single(read.Findings).Message, StringComparison.Ordinal);
        var parts = new HashSet<Expression>(ReferenceEqualityComparer.Instance);
        for (var at = read.Value; at is Expression.Conditional choice; at = choice.Then)
        {
            Assert.True(parts.Add(choice.Then));
            Assert.True(parts.Add(choice.Else));
        }
        Assert.NotEmpty(parts);
    }

    [Fact]
    public void Loops_within_loops_end_at_the_limit_of_steps()
    {
        string numbers = "[" + string.Concat(Enumerable.Repeat("1,", 200)) + "]";
        var expression = HclParser.ParseExpression(new SourceText("x",
            $"[for a in {numbers} : [for b in {numbers} : [for c in {numbers} : try(a + b + c, 0)]]]")).Value;

        var evaluated = Evaluator.Evaluate(expression, LocalsScope.Of(""));

        Assert.Equal(FindingCode.TooLarge, Assert.Single(evaluated.Findings).Code);
    }

    private static void ReadEverything(string text)
    {
        var source = new SourceText("x.tf", text);
        var file = HclParser.ParseFile(source);
        var expression = HclParser.ParseExpression(source);
        var template = HclParser.ParseTemplate(source);
        foreach (var finding in file.Findings.Concat(expression.Findings).Concat(template.Findings))
        {
            Assert.InRange(finding.Where!.Value.Start, 0, text.Length);
            Assert.InRange(finding.Where!.Value.End, finding.Where.Value.Start, text.Length);
        }
        Assert.InRange(file.Findings.Count, 0, Limits.Findings);
        References.Of(expression.Value);
        Evaluator.Evaluate(expression.Value, LocalsScope.Of(""));
        Evaluator.Evaluate(template.Value, LocalsScope.Of(""));
    }
}
