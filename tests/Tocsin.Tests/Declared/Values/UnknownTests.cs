using Tocsin.Declared.Hcl;
using Tocsin.Declared.Values;
using Tocsin.Tests.Declared.Functions;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Values;

/// <summary>
/// What becomes of values that are not known offline: <c>x</c> is one, <c>part</c> is text with such a part in the middle.
/// </summary>
public sealed class UnknownTests
{
    private static readonly Entries Variables = Entries.Of(("x", new Value.Unknown(["x"])), ("part", Value.Of($"<{Unknown.Mark("x")}>")));

    private static Value Evaluate(string expression)
    {
        var parsed = HclParser.ParseExpression(new SourceText("test", expression));
        Assert.Empty(parsed.Findings);
        var evaluated = Evaluator.Evaluate(parsed.Value, new VariableScope(Variables, FunctionFiles.Context));
        Assert.Empty(evaluated.Findings);
        return evaluated.Value;
    }

    [Theory]
    [InlineData("lower(part)")]
    [InlineData("substr(part, 0, 1)")]
    [InlineData("split(\"-\", part)")]
    [InlineData("length(part)")]
    [InlineData("regex(\"a\", part)")]
    [InlineData("replace(part, \"/a/\", \"b\")")]
    [InlineData("replace(part, \"<a\", \"b\")")]
    [InlineData("sha256(part)")]
    [InlineData("base64encode(part)")]
    [InlineData("part == \"a\"")]
    [InlineData("part != \"a\"")]
    [InlineData("contains([\"a\", part], \"b\")")]
    [InlineData("contains([\"a\"], part)")]
    [InlineData("index([part, \"a\"], \"a\")")]
    [InlineData("x + 1")]
    [InlineData("-x")]
    [InlineData("x && true")]
    [InlineData("x ? 1 : 2")]
    [InlineData("tonumber(part)")]
    [InlineData("lookup({a = 1}, part, 2)")]
    [InlineData("merge({a = 1}, x)")]
    [InlineData("concat([1], x)")]
    [InlineData("keys(x)")]
    [InlineData("length(x)")]
    [InlineData("jsonencode(x)")]
    [InlineData("jsondecode(part)")]
    [InlineData("coalesce(x, \"a\")")]
    [InlineData("alltrue([true, x])")]
    [InlineData("setsubtract([\"a\"], [part])")]
    [InlineData("format(\"%d\", x)")]
    [InlineData("yamldecode(\"a: [${part}\")")]
    public void The_answer_is_unknown_where_it_depends_on_it(string expression) =>
        Assert.Equal(new Value.Unknown(["x"]), Evaluate(expression));

    [Theory]
    [InlineData("length([x, 1])", "2")]
    [InlineData("alltrue([false, x])", "false")]
    [InlineData("x || true", "true")]
    [InlineData("contains([\"a\", part], \"a\")", "true")]
    [InlineData("element([\"a\", part], 0)", "\"a\"")]
    [InlineData("lookup({a = part, b = 1}, \"b\", 2)", "1")]
    [InlineData("coalesce(\"a\", x)", "\"a\"")]
    [InlineData("keys({a = part})", "[\n  \"a\",\n]")]
    public void The_answer_is_known_where_what_is_known_decides(string expression, string expected) =>
        Assert.Equal(expected, ConsoleFormat.Write(Evaluate(expression)));

    [Theory]
    [InlineData("jsonencode({a = part, b = x})", "{\"a\":\"\\u003c‹x›\\u003e\",\"b\":\"‹x›\"}")]
    [InlineData("replace(replace(jsonencode({a = part}), \"\\\\u003c\", \"<\"), \"\\\\u003e\", \">\")", "{\"a\":\"<‹x›>\"}")]
    [InlineData("format(\"%s-%v\", part, x)", "<‹x›>-‹x›")]
    [InlineData("join(\",\", [\"a\", part, x])", "a,<‹x›>,‹x›")]
    [InlineData("concat([\"a\"], [part])[1]", "<‹x›>")]
    [InlineData("merge({a = part}, {b = 1}).a", "<‹x›>")]
    [InlineData("flatten([[part]])[0]", "<‹x›>")]
    [InlineData("lookup({a = part}, \"a\", \"b\")", "<‹x›>")]
    [InlineData("coalesce(\"\", part)", "<‹x›>")]
    [InlineData("try(part, \"a\")", "<‹x›>")]
    [InlineData("tolist([part])[0]", "<‹x›>")]
    [InlineData("zipmap([\"a\"], [part]).a", "<‹x›>")]
    [InlineData("trimspace(\" ${part} \")", "<‹x›>")]
    [InlineData("jsondecode(jsonencode({a = part})).a", "<‹x›>")]
    [InlineData("yamldecode(yamlencode({a = part})).a", "<‹x›>")]
    public void The_unknown_part_goes_with_the_text(string expression, string expected) =>
        Assert.Equal(expected.Replace("‹x›", Unknown.Mark("x")), Evaluate(expression).AsText());

    [Fact]
    public void A_plain_yaml_scalar_that_is_all_unknown_may_be_anything() =>
        Assert.Equal(new Value.Unknown(["x"]), Evaluate("yamldecode(\"a: ${x}\").a"));
}
