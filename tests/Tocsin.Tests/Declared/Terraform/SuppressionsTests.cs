using Tocsin.Declared.Instances;
using Tocsin.Declared.Terraform;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Terraform;

public class SuppressionsTests
{
    private const string Comment = "# tocsin:ignore TSN0305 because it is so";

    [Theory]
    [InlineData($"a = 1\nb = 2 {Comment}\nc = 3\n", $"b = 2 {Comment}")]
    [InlineData($"{Comment}\na = [\n  1,\n]\nb = 2\n", "a = [\n  1,\n]")]
    [InlineData($"a = [\n  {Comment}\n  1,\n  2,\n]\n", "  1,")]
    [InlineData($"{Comment}\n# another word\n\nx \"y\" {{\n  a = 1\n}}\nb = 2\n", "x \"y\" {\n  a = 1\n}")]
    [InlineData("x \"y\" {\n  // tocsin:ignore TSN0305 because it is so\n  a = 1\n}\nb = "
        + "2\n", "x \"y\" {\n  // tocsin:ignore TSN0305 because it is so\n  a = 1\n}")]
    [InlineData($"x \"y\" {{ {Comment}\n  a = 1\n}}\n", $"x \"y\" {{ {Comment}\n  a = 1\n}}")]
    [InlineData($"x \"y\" {{\n  a = 1\n  {Comment}\n  b {{\n    c = 1\n  }}\n}}\n", "b {\n    c = 1\n  }")]
    [InlineData($"x \"y\" {{\n  a = 1\n  {Comment}\n  b = 2\n}}\n", "b = 2")]
    public void A_comment_is_about_its_line_or_what_follows_or_the_block_it_begins(string text, string scope) =>
        Assert.Equal(scope, Assert.Single(Read(text, out _)).Scope.Content);

    [Theory]
    [InlineData("a = \"# tocsin:ignore TSN0305 because it is so\"\n")]
    [InlineData("a = <<EOT\n# tocsin:ignore TSN0305 because it is so\nEOT\n")]
    [InlineData("# tocsin:ignored TSN0305 because it is so\n")]
    public void What_only_looks_like_a_comment_is_none(string text)
    {
        Assert.Empty(Read(text, out var findings));
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("# tocsin:ignore TSN0305")]
    [InlineData("# tocsin:ignore TSN0305 because")]
    [InlineData("# tocsin:ignore because it is so")]
    [InlineData("# tocsin:ignore TSN9999 because it is so")]
    [InlineData("# tocsin:ignore TSN0305 until=2027-02-30 because it is so")]
    public void A_comment_with_a_mistake_suppresses_nothing_and_is_told(string text)
    {
        Assert.Empty(Read(text + "\n", out var findings));
        Assert.Equal((FindingCode.SuppressionInvalid, Severity.Warning), (Assert.Single(findings).Code, findings[0].Severity));
    }

    [Fact]
    public void Codes_date_and_reason_are_read()
    {
        var read = Assert.Single(
            Read("# tocsin:ignore TSN0305, TSN0306 until=2027-01-31 because the channel is moved\r\na = 1\r\n", out _));
        Assert.Equal(["TSN0305", "TSN0306"], read.Codes);
        Assert.Equal((new DateOnly(2027, 1, 31), "the channel is moved"), (read.Until, read.Because));
    }

    private static List<Suppression> Read(string text, out ValueList<Finding> findings)
    {
        var collected = new Findings();
        var read = Suppressions.In(new SourceText("main.tf", text), collected).ToList();
        findings = collected.All;
        return read;
    }
}
