using Tocsin.Declared.Hcl;
using Tocsin.Declared.Values;
using Tocsin.Tests.Declared.Functions;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Values;

public sealed class OriginTests
{
    private static Value Evaluate(string expression)
    {
        var parsed = HclParser.ParseExpression(new SourceText("main.tf", expression));
        Assert.Empty(parsed.Findings);
        return Evaluator.Evaluate(parsed.Value, new VariableScope(Entries.Empty, FunctionFiles.Context)).Value;
    }

    private static string? Content(Span? span) => span?.Content;

    [Theory]
    [InlineData("/source/0", "\"aws.ecs\"")]
    [InlineData("/detail/eventName", "[\"X\"]")]
    [InlineData("/detail/missing", "{ eventName = [\"X\"] }")]
    [InlineData("", "jsonencode({ source = [\"aws.ecs\"], detail = { eventName = [\"X\"] } })")]
    public void A_pointer_into_encoded_json_finds_the_expression_it_was_encoded_from(string pointer, string expected) =>
        Assert.Equal(
            expected, Content(Evaluate("jsonencode({ source = [\"aws.ecs\"], detail = { eventName = [\"X\"] } })").Locate(pointer)));

    [Fact]
    public void The_workaround_for_escaped_placeholders_does_not_lose_the_places() =>
        Assert.Equal(
            "\"<x>\"",
            Content(Evaluate("replace(replace(jsonencode({ a = \"<x>\" }), \"\\\\u003c\", \"<\"), \"\\\\u003e\", \">\")").Locate("/a")));

    [Fact]
    public void A_pointer_into_a_file_of_json_finds_the_place_in_that_file()
    {
        var span = Evaluate("file(\"files/nested/one.json\")").Locate("/a");

        Assert.Equal("files/nested/one.json:1:7", span.ToString());
        Assert.Equal("1", Content(span));
    }

    [Fact]
    public void What_is_decoded_from_a_file_knows_its_place_through_merging_and_encoding() =>
        Assert.Equal(
            "files/nested/one.json:1:7",
            Evaluate("jsonencode(merge({ b = 2 }, jsondecode(file(\"files/nested/one.json\"))))").Locate("/a").ToString());

    [Theory]
    [InlineData("<<EOT\n{\n  \"a\": <reason>\n}\nEOT\n")]
    [InlineData("trimspace(<<EOT\n{\n  \"a\": <reason>\n}\nEOT\n)")]
    [InlineData("chomp(<<EOT\n{\n  \"a\": <reason>\n}\nEOT\n)")]
    public void An_offset_in_a_heredoc_finds_its_line_and_column(string expression)
    {
        var text = Evaluate(expression);
        int offset = text.AsText()!.IndexOf("<reason>", StringComparison.Ordinal);

        var span = text.LocateOffset(offset, "<reason>".Length);

        Assert.Equal("main.tf:3:8", span.ToString());
        Assert.Equal("<reason>", Content(span));
    }

    [Fact]
    public void Values_are_equal_wherever_they_were_written()
    {
        var span = new Span(new SourceText("a.tf", "text"), 0, 4);

        Assert.Equal(Value.Of("text"), Value.Of("text") with { Origin = span });
        Assert.Equal(Value.Of("text").GetHashCode(), (Value.Of("text") with { Origin = span }).GetHashCode());
        Assert.NotEqual(Value.Of("text"), Value.Of("other"));
        Assert.NotEqual(Value.Of("1"), Value.Of(1));
    }
}
