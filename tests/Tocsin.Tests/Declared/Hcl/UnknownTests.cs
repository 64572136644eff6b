using Tocsin.Declared.Hcl;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Hcl;

/// <summary>What is not known offline goes through expressions without failing, and what depends on it says on what.</summary>
public sealed class UnknownTests
{
    [Theory]
    [InlineData("aws_lambda_function.page", "aws_lambda_function.page")]
    [InlineData("aws_lambda_function.page.arn", "aws_lambda_function.page.arn")]
    [InlineData("aws_lambda_function.page[0].arn", "aws_lambda_function.page[0].arn")]
    [InlineData("aws_lambda_function.page[\"a\"].arn", "aws_lambda_function.page[\"a\"].arn")]
    [InlineData("aws_lambda_function.page[local.key].arn", "aws_lambda_function.page[\"k\"].arn")]
    [InlineData("(aws_lambda_function.page).arn", "aws_lambda_function.page.arn")]
    [InlineData("aws_lambda_function.page[*].arn", "aws_lambda_function.page[*].arn")]
    [InlineData("aws_lambda_function.page.*.arn", "aws_lambda_function.page[*].arn")]
    [InlineData("{k = 1}[aws_a.b.c]", "aws_a.b.c")]
    [InlineData("aws_a.b.c ? 1 : 2", "aws_a.b.c")]
    [InlineData("\"x-${aws_a.b.c}\" == \"x-y\"", "aws_a.b.c")]
    [InlineData("aws_a.b.n + 1", "aws_a.b.n")]
    [InlineData("-aws_a.b.n", "aws_a.b.n")]
    [InlineData("[for x in aws_a.b.list : x]", "aws_a.b.list")]
    [InlineData("[for x in [1] : x if aws_a.b.c]", "aws_a.b.c")]
    [InlineData("{for x in aws_a.b.list : x => x}", "aws_a.b.list")]
    [InlineData("{for x in [1] : aws_a.b.c => x}", "aws_a.b.c")]
    [InlineData("{(aws_a.b.c) = 1}", "aws_a.b.c")]
    [InlineData("max(aws_a.b.list...)", "aws_a.b.list")]
    [InlineData("try(aws_a.b.c, 1)", "aws_a.b.c")]
    [InlineData("can(aws_a.b.c)", "aws_a.b.c")]
    [InlineData("\"${aws_a.b.c}\"", "aws_a.b.c")]
    public void It_stays_unknown_by_name(string expression, string name) => Assert.Equal($"(unknown: {name})", Show(expression));

    [Theory]
    [InlineData("\"a/${aws_a.b.c}/z\"", "a/(known after apply: aws_a.b.c)/z")]
    [InlineData("\"a%{ if aws_a.b.c }x%{ endif }z\"", "a(known after apply: aws_a.b.c)z")]
    [InlineData("\"a%{ for x in aws_a.b.c }x%{ endfor }z\"", "a(known after apply: aws_a.b.c)z")]
    [InlineData("<<E\n${aws_a.b.c}\nE\n", "(known after apply: aws_a.b.c)\n")]
    public void Inside_text_it_is_a_mark(string expression, string text) =>
        Assert.Equal(text, Unknown.Show(Evaluate(expression).Value.AsText()!));

    [Theory]
    [InlineData("false && aws_a.b.c", "false")]
    [InlineData("true || aws_a.b.c", "true")]
    [InlineData("true ? 1 : aws_a.b.c", "1")]
    [InlineData("[1, aws_a.b.c][0]", "1")]
    [InlineData("{a = 1, b = aws_a.b.c}.a", "1")]
    public void What_does_not_depend_on_it_is_known(string expression, string value) => Assert.Equal(value, Show(expression));

    private static string Show(string expression)
    {
        var evaluated = Evaluate(expression);
        Assert.Empty(evaluated.Findings);
        return ConsoleText.Write(evaluated.Value);
    }

    private static Evaluated Evaluate(string expression) =>
        Evaluator.Evaluate(HclParser.ParseExpression(new SourceText("x",
            expression.TrimEnd('\n') + (expression.StartsWith('<') ? "\n" : ""))).Value, LocalsScope.Of("locals {\n  key = \"k\"\n}\n"));
}
