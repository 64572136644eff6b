using Tocsin.Declared.Hcl;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Hcl;

/// <summary>Each mistake is one finding, at its place, that says what was found, what is expected and what to write; and what stands
/// around it is read.</summary>
public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("a = ", "1:5", "Found the end of the text where a value is expected.")]
    [InlineData("a = 1 2\n", "1:7", "Found the number 2 where a new line behind the argument is expected.")]
    [InlineData("a = 1, b = 2\n", "1:6", "Found ',' where a new line behind the argument is expected.")]
    [InlineData("a = 'x'\n", "1:5", "Found ''' where a value is expected.")]
    [InlineData("a = [1 2]\n", "1:8", "Found the number 2 where ',' or ']' in a list is expected.")]
    [InlineData("a = {b 1}\n", "1:8", "Found the number 1 where '=' and a value is expected.")]
    [InlineData("a = {b = 1 c = 2}\n", "1:12", "Found the name 'c' where a new line, ',' or '}' in an object is expected.")]
    [InlineData("a = f(1 2)\n", "1:9", "Found the number 2 where ',' or ')' in the call of f is expected.")]
    [InlineData("a = f(x..., 1)\n", "1:11", "Found ',' where ')' behind '...' is expected.")]
    [InlineData("a = (1\n", "2:1", "Found the end of the text where an operator or ')' is expected.")]
    [InlineData("a = x ? 1\n", "1:10", "Found the end of the line where ':' and the value for a false condition is expected.")]
    [InlineData("a = x.0.1\n", "1:7", "'.0.1' is read as a fraction, not as two positions.")]
    [InlineData("a = 1.2.3\n", "1:5", "1.2.3 is not a number.")]
    [InlineData("a = [for x in y]\n", "1:16", "Found ']' where ':' behind the collection is expected.")]
    [InlineData("a = {for x in y : x}\n", "1:20", "Found '}' where '=>' and a value, since braces make an object, is expected.")]
    [InlineData("a = \"x\n", "1:5", "This quoted text is not closed on its line.")]
    [InlineData("a = \"\\q\"\n", "1:6", "'\\q' is no escape sequence.")]
    [InlineData("a = \"${x\"\n", "1:9", "Found a quoted text where '}' of the interpolation is expected.")]
    [InlineData("a = \"${x y}\"\n", "1:10", "Found the name 'y' where '}' of the interpolation is expected.")]
    [InlineData("a = \"%{ if x }\"\n", "1:6", "This 'if' has no 'endif' before the template ends.")]
    [InlineData("a = \"%{ endfor }\"\n", "1:6", "This endfor belongs to no directive before it.")]
    [InlineData("a = \"%{ while }\"\n", "1:9", "Found the name 'while' where if, else, endif, for or endfor is expected.")]
    [InlineData("a = <<EOT\nx\n", "1:5", "The heredoc that begins with <<EOT is not closed.")]
    [InlineData("a = <<EOT\nx\nEOT", "1:5", "The heredoc that begins with <<EOT is not closed.")]
    [InlineData("a = << EOT\nx\nEOT\n", "1:5", "Found '<' where a value is expected.", 3)]
    [InlineData("a\n", "1:2", "Found the end of the line where '=' or '{' behind a is expected.")]
    [InlineData("a = 1\na = 2\n", "2:1", "The argument a is set already on line 1; an argument is set once.")]
    [InlineData("\"a\" = 1\n", "1:1", "Found a quoted text where an argument or a block is expected.")]
    [InlineData("}\n", "1:1", "Found '}' where an argument or a block is expected.")]
    [InlineData("b {\n", "1:1", "This block is not closed before the end of the text.")]
    [InlineData("b \"x\"\n{\n}\n", "1:6", "Found the end of the line where '{' of the block is expected.")]
    [InlineData("b \"${x}\" {\n}\n", "1:3", "A block's label is plain text; this one has an interpolation or a directive.")]
    [InlineData("b { a = 1, c = 2 }\n", "1:10", "Found ',' where '}' of the block is expected.")]
    [InlineData("b { a = 1\n}\n", "1:10", "Found the end of the line where '}' of the block is expected.")]
    [InlineData("b {} c {}\n", "1:6", "Found the name 'c' where a new line behind the block is expected.")]
    [InlineData("/* a = 1\n", "1:1", "Found a comment, '/*', that is never closed with '*/', where an argument or a block is expected.")]
    [InlineData("a = 1 § 2\n", "1:7", "Found '§' where a new line behind the argument is expected.")]
    [InlineData("a = \0\n", "1:5", "Found the character U+0000 where a value is expected.")]
    public void A_mistake_is_reported_where_it_stands(string text, string where, string message, int findings = 1)
    {
        var file = HclParser.ParseFile(new SourceText("main.tf", text));

        Assert.Equal(findings, file.Findings.Count);
        var finding = file.Findings[0];
        Assert.Equal(message, finding.Message);
        Assert.Equal($"main.tf:{where}", finding.Where.ToString());
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.False(string.IsNullOrEmpty(finding.Write));
    }

    [Fact]
    public void Every_mistake_of_a_file_is_reported_and_the_rest_is_read()
    {
        var file = HclParser.ParseFile(new SourceText("main.tf", """
            resource "aws_sns_topic" "a" {
              name = [1,
              kms  = "ok"
            }
            resource "aws_sns_topic" "b" {
              name = "x ${ 1 + } y"
              kms  = {
                a = 1 +
                b = 2
              }
              tags = "kept"
            }
            locals {
              a = f(1 2)
              b = "kept"
            }
            """));

        Assert.Equal(["3:8", "6:20", "8:12", "14:11"], file.Findings.Select(f => $"{f.Where!.Value.Line}:{f.Where.Value.Column}"));
        Assert.Equal(["resource", "resource", "locals"], file.Value.Blocks.Select(b => b.Type));
        Assert.NotNull(file.Value.Blocks[1].Body["tags"]);
        Assert.NotNull(file.Value.Blocks[2].Body["b"]);
    }

    [Fact]
    public void No_more_findings_are_reported_than_the_limit()
    {
        var file = HclParser.ParseFile(new SourceText("main.tf", string.Concat(Enumerable.Repeat("a = = 1\n", 1000))));

        Assert.Equal(Limits.Findings, file.Findings.Count);
        Assert.Contains("the rest of it is not read", file.Findings[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{a=", "}")]
    [InlineData("!", "")]
    [InlineData("f(", ")")]
    [InlineData("\"${", "}\"")]
    [InlineData("x ? 1 : ", "")]
    [InlineData("x[*][", "]")]
    public void Nesting_past_the_limit_is_a_finding(string open, string close)
    {
        string Nest(int levels) => string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels));

        Assert.Empty(HclParser.ParseExpression(new SourceText("x", Nest(Limits.Nesting / 2 - 1))).Findings);
        Assert.Contains($"nested more than {Limits.Nesting} levels deep",
            HclParser.ParseExpression(new SourceText("x", Nest(100_000))).Findings[0].Message, StringComparison.Ordinal);
    }
}
