using Tocsin.Declared.Hcl;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Hcl;

public sealed class ReferencesTests
{
    [Theory]
    [InlineData("1 + 2", "")]
    [InlineData("var.a + local.b", "var.a|local.b")]
    [InlineData("\"x ${var.a} %{ if var.b }${var.c}%{ else }${var.d}%{ endif }\"", "var.a|var.b|var.c|var.d")]
    [InlineData("aws_sns_topic.a[var.i].arn", "aws_sns_topic.a|var.i")]
    [InlineData("aws_sns_topic.a[*].arn", "aws_sns_topic.a")]
    [InlineData("f(var.a, [var.b], {k = var.c, (var.d) = var.e})", "var.a|var.b|var.c|var.d|var.e")]
    [InlineData("[for x in var.list : x.name if x != var.a]", "var.list|var.a")]
    [InlineData("{for k, v in k : k => v}", "k")]
    [InlineData("[for x in var.a : [for y in x : y + x + z]]", "var.a|z")]
    [InlineData("\"%{ for x in var.a }${x}${y}%{ endfor }${x}\"", "var.a|y|x")]
    [InlineData("!(var.a ? -var.b : var.c[0].d)", "var.a|var.b|var.c[0].d")]
    public void All_references_are_found_in_order_without_the_variables_of_a_for(string expression, string references) =>
        Assert.Equal(references, string.Join('|', References.Of(HclParser.ParseExpression(new SourceText("x", expression)).Value)));
}
