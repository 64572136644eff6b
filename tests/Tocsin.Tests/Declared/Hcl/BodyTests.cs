using Tocsin.Declared.Hcl;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Hcl;

public sealed class BodyTests
{
    private const string Topic = """
        resource "aws_sns_topic" alerts {
          name = "deploy-alerts" # the one channel
          tags = {
            team = "ops"
          }

          timeouts { create = "1m" }
          delivery {
          }
        }
        """;

    [Fact]
    public void A_block_has_its_type_labels_arguments_and_blocks()
    {
        var file = HclParser.ParseFile(new SourceText("main.tf", Topic));

        Assert.Empty(file.Findings);
        var block = Assert.Single(file.Value.Blocks);
        Assert.Equal("resource", block.Type);
        Assert.Equal(["aws_sns_topic", "alerts"], block.Labels.Select(l => l.Name));
        Assert.Equal(["name", "tags"], block.Body.Arguments.Select(a => a.Name));
        Assert.Equal(["timeouts", "delivery"], block.Body.Blocks.Select(b => b.Type));
        Assert.Equal("create", Assert.Single(block.Body.Blocks[0].Body.Arguments).Name);
    }

    [Fact]
    public void Every_node_covers_the_text_it_was_read_from()
    {
        var block = HclParser.ParseFile(new SourceText("main.tf", Topic)).Value.Blocks[0];

        Assert.Equal(Topic, block.Span.Content);
        Assert.Equal("resource \"aws_sns_topic\" alerts", block.Header.Content);
        Assert.Equal("\"aws_sns_topic\"", block.Labels[0].Span.Content);
        Assert.Equal("name = \"deploy-alerts\"", block.Body["name"]!.Span.Content);
        Assert.Equal("\"deploy-alerts\"", block.Body["name"]!.Value.Span.Content);
        Assert.Equal("main.tf:2:3", block.Body["name"]!.NameSpan.ToString());
        Assert.Equal("timeouts { create = \"1m\" }", block.Body.Blocks[0].Span.Content);
    }

    [Theory]
    [InlineData("a + b * c", "a + b * c|a|b * c|b|c")]
    [InlineData("f(x, [1]).y[0]", "f(x, [1]).y[0]|f(x, [1]).y|f(x, [1])|x|[1]|1|0")]
    [InlineData("x[*].y", "x[*].y|x|[*].y|[*]")]
    [InlineData("c ? -1 : !d", "c ? -1 : !d|c|-1|1|!d|d")]
    [InlineData("{ k = (v) }", "{ k = (v) }|k|(v)|v")]
    public void Every_expression_covers_the_text_it_was_read_from(string text, string spans)
    {
        var parsed = HclParser.ParseExpression(new SourceText("x", text));

        Assert.Empty(parsed.Findings);
        Assert.Equal(spans, string.Join('|', Spans(parsed.Value)));
    }

    private static IEnumerable<string> Spans(Expression expression) => new[] { expression.Span.Content }.Concat((expression switch
    {
        Expression.Binary b => new[] { b.Left, b.Right },
        Expression.Unary u => [u.Operand],
        Expression.Call c => c.Arguments,
        Expression.Tuple t => t.Items,
        Expression.Member m => [m.Source],
        Expression.Index i => [i.Collection, i.Key],
        Expression.Splat s => [s.Source, s.Each],
        Expression.Conditional c => [c.Condition, c.Then, c.Else],
        Expression.Object o => o.Items.AsEnumerable().SelectMany(i => new[] { i.Key, i.Value }),
        Expression.Parentheses p => [p.Inner],
        _ => Enumerable.Empty<Expression>(),
    }).SelectMany(Spans));

    [Theory]
    [InlineData("a = 1\r\nb = <<E\r\nx\r\nE\r\n")]
    [InlineData("a = 1 // one\nb = 2 # two")]
    [InlineData("/* first\n */ a = 1\nb = /* in */ 2\n")]
    [InlineData("\uFEFFa = 1\n\n\nb = 2")]
    [InlineData("a = 1\nb = [\n1,\n\n2 # two\n]\n")]
    public void Line_ends_comments_and_a_byte_order_mark_do_not_matter(string text)
    {
        var file = HclParser.ParseFile(new SourceText("x.tfvars", text));

        Assert.Empty(file.Findings);
        Assert.Equal(["a", "b"], file.Value.Arguments.Select(a => a.Name));
    }

    [Fact]
    public void A_name_may_have_letters_of_any_script_and_dashes() =>
        Assert.Equal(["größe-2", "名前", "_x"],
            HclParser.ParseFile(new SourceText("x", "größe-2 = 1\n名前 = 2\n_x = 3\n")).Value.Arguments.Select(a => a.Name));

    [Fact]
    public void A_reference_keeps_its_literal_steps()
    {
        var reference = Assert.IsType<Expression.Reference>(HclParser.ParseExpression(new SourceText("x",
            "module.alerts[\"prod\"].topics[0].arn")).Value);

        Assert.Equal("module.alerts[\"prod\"].topics[0].arn", reference.Traversal.ToString());
        Assert.Equal(["module", "alerts"], reference.Traversal.Names);
        Assert.Equal("[\"prod\"]", reference.Traversal.Steps[1].Span.Content);
    }

    [Fact]
    public void A_step_that_is_computed_ends_the_reference()
    {
        var member = Assert.IsType<Expression.Member>(HclParser.ParseExpression(new SourceText("x",
            "aws_sns_topic.alerts[each.key].arn")).Value);

        var index = Assert.IsType<Expression.Index>(member.Source);
        Assert.Equal("aws_sns_topic.alerts", Assert.IsType<Expression.Reference>(index.Collection).Traversal.ToString());
        Assert.Equal("each.key", Assert.IsType<Expression.Reference>(index.Key).Traversal.ToString());
    }

    [Fact]
    public void A_call_of_a_providers_function_is_named_with_its_colons() =>
        Assert.Equal("provider::aws::arn_parse",
            Assert.IsType<Expression.Call>(HclParser.ParseExpression(new SourceText("x", "provider::aws::arn_parse(x)")).Value).Name);
}
