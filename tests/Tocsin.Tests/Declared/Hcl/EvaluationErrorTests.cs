using Tocsin.Declared.Hcl;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Hcl;

public sealed class EvaluationErrorTests
{
    private static readonly LocalsScope Scope = LocalsScope.Of("locals {\n  list = [\"a\", \"b\"]\n  object = { name = \"x\" }\n}\n");

    private static Evaluated Evaluate(string expression) =>
        Evaluator.Evaluate(HclParser.ParseExpression(new SourceText("main.tf", expression)).Value, Scope);

    [Theory]
    [InlineData("{local.object = 1}", 2, "The key local.object can mean a text or a reference.")]
    [InlineData("local.object.nme", 13, "This object has no attribute named nme; it has name.")]
    [InlineData("local.list[2]", 11, "There is no item [2]: the list has 2, the last is [1].")]
    [InlineData("local.list.name", 11, "This value is a tuple, which has no attributes. For the attribute of every item write "
        + "[*].name, for one item [0].name.")]
    [InlineData("1 + \"x\"", 5, "The right side of + does not fit: a number is required.")]
    [InlineData("1 + \"x\" * 2", 5, "The left side of * does not fit: a number is required.")]
    [InlineData("\"a${[1]}\"", 5, "A tuple cannot be put into text, write jsonencode(...) or join(...): string required.")]
    [InlineData("\"a${null}\"", 5, "This value is null, which cannot be put into text.")]
    [InlineData("[for x in 5 : x]", 11, "This value is a number; 'for' goes through lists, sets, tuples, maps and objects.")]
    [InlineData("{for x in [1, 2] : \"k\" => x}", 20, "Two items give the key \"k\".")]
    [InlineData("null ? 1 : 2", 1, "The condition is null; true or false is expected.")]
    [InlineData("{(null) = 1}", 2, "The key is null; a key is a text.")]
    [InlineData("max(5...)", 5, "What stands before '...' is a list, a set or a tuple; this is a number.")]
    public void An_error_is_reported_at_the_part_at_fault(string expression, int column, string message)
    {
        var evaluated = Evaluate(expression);

        var finding = Assert.Single(evaluated.Findings);
        Assert.Equal(FindingCode.InvalidExpression, finding.Code);
        Assert.Equal((message, $"main.tf:1:{column}"), (finding.Message, finding.Where.ToString()));
    }

    [Fact]
    public void What_depends_on_an_error_is_unknown_and_says_no_more()
    {
        var evaluated = Evaluate("\"a${local.list[9] + 1}b\" == \"c\"");

        Assert.Single(evaluated.Findings);
        Assert.Equal(["local.list[9]"], Assert.IsType<Value.Unknown>(evaluated.Value).Names);
    }

    [Theory]
    [InlineData("local.nothing")]
    [InlineData("try(local.nothing, 1)")]
    [InlineData("true ? 1 : local.nothing")]
    [InlineData("[for x in [1, 2] : local.nothing]")]
    public void A_reference_to_nothing_is_one_error_wherever_it_stands(string expression)
    {
        var finding = Assert.Single(Evaluate(expression).Findings);

        Assert.Equal(FindingCode.InvalidReference, finding.Code);
        Assert.Equal("There is no local.nothing.", finding.Message);
    }

    [Theory]
    [InlineData("true || 1 + \"x\" == 2", "true")]
    [InlineData("false && 1 + \"x\" == 2", "false")]
    [InlineData("true ? 1 : 1 + \"x\"", "1")]
    [InlineData("try(1 + \"x\", 2)", "2")]
    [InlineData("can(1 + \"x\")", "false")]
    public void What_does_not_decide_may_fail(string expression, string value)
    {
        var evaluated = Evaluate(expression);

        Assert.Empty(evaluated.Findings);
        Assert.Equal(value, ConsoleText.Write(evaluated.Value));
    }

    [Fact]
    public void A_template_file_is_rendered_with_its_variables()
    {
        var rendered = Evaluator.Render(new SourceText("a.tftpl", "Hello ${name}!\n%{ for x in list ~}\n- ${x}\n%{ endfor ~}\n"),
            Entries.Of(("name", Value.Of("ops")), ("list", new Value.Tuple([Value.Of(1), Value.Of(2)]))), LocalsScope.Offline);

        Assert.Equal("Hello ops!\n- 1\n- 2\n", Assert.IsType<Attempt.Done>(rendered).Value.AsText());
    }

    [Theory]
    [InlineData("${nme}", "a.tftpl:1:3: There is no variable named nme here.")]
    [InlineData("${", "a.tftpl:1:3: Found the end of the text where a value is expected.")]
    public void A_template_file_that_fails_says_where(string text, string message) =>
        Assert.Equal(message,
            Assert.IsType<Attempt.Failed>(Evaluator.Render(new SourceText("a.tftpl", text), Entries.Of(("name", Value.Of("x"))),
            LocalsScope.Offline)).Message);
}
