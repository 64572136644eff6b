using Tocsin.Cli.Suites;
using Tocsin.Text;

namespace Tocsin.Tests.Cli.Suites;

public class SuiteReaderTests
{
    [Fact]
    public void A_test_says_what_to_send_and_what_to_expect()
    {
        var test = Assert.Single(Read("""
            version: 1
            tests:
              - name: it rings
                send: ecs.deployment-failed
                with: { service: payments }
                expect: { slack: [{ channel: C1, text: /pay.*/ }] }
            """).Tests);

        var sent = Assert.IsType<Sent.BuiltIn>(test.Sent);
        Assert.Equal(("ecs.deployment-failed", "payments"), (sent.Name, sent.With.Single().Value));
        var message = Assert.Single(test.Expect.Slack!.Value);
        Assert.Equal("C1", message.Channel);
        Assert.True(message.Text!.IsIn("the payments service"));
        Assert.False(message.Text.IsIn("the orders service"));
    }

    [Fact]
    public void None_expects_no_message_and_silence_about_messages_expects_nothing_of_them()
    {
        Assert.Empty(Read("version: 1\ntests: [{ send: a, expect: { slack: none } }]").Tests[0].Expect.Slack!.Value);
        Assert.Null(Read("version: 1\ntests: [{ send: a, expect: { reason: sns.policy-denied } }]").Tests[0].Expect.Slack);
    }

    [Fact]
    public void A_patch_removes_one_address_or_several()
    {
        var patch = Read(
            "version: 1\ntests: [{ send: a, patch: { remove: [x.a, x.b], set: { x.c.name: n } }, expect: { slack: none } "
                + "}]").Tests[0].Mutation;
        Assert.Equal(["x.a", "x.b"], patch.Remove.Select(r => r.Address));
        Assert.Equal("x.c.name", Assert.Single(patch.Set).Target);
        Assert.Equal(
            "x.a",
            Read("version: 1\ntests: [{ send: a, patch: { remove: x.a }, expect: { slack: none } "
                + "}]").Tests[0].Mutation.Remove.Single().Address);
    }

    [Theory]
    [InlineData("tests: []", 1, "the version of the format is 1")]
    [InlineData("version: 1\ntests: [{ send: a }]", 2, "the test 'a' expects nothing")]
    [InlineData("version: 1\ntests: [{ name: x, expect: { slack: none } }]", 2, "has 0 of send, event and publish")]
    [InlineData("version: 1\ntests: [{ send: a, event: b, expect: { slack: none } }]", 2, "has 2 of send, event and publish")]
    [InlineData("version: 1\ntests: [{ sent: a, expect: { slack: none } }]", 2, "a test has no 'sent'")]
    [InlineData("version: 1\ntests: { a: b }", 2, "tests is a mapping; it must be a list")]
    [InlineData("version: 1\ntests: [{ send: a, expect: { slack: [{ text: '/(/' }] } }]", 2, "not a regular expression")]
    [InlineData("version: 1\ntests: [{ send: a, expect: { outcome: rings } }]", 2, "'rings' is no outcome")]
    [InlineData("version: 1\nassume: &a { account: *a }", 2, "aliases are not read here")]
    [InlineData("version: 1\nlint: { ignored: [] }", 2, "lint has no 'ignored'")]
    [InlineData("version: 1\nlint: { ignore: [{ code: TSN0501, address: a.b }] }", 2, "'reason' is missing")]
    [InlineData("version: 1\nlint: { ignore: [{ code: TSN0501, address: a.b, reason: ' ' }] }", 2, "the reason is empty")]
    [InlineData("version: 1\nlint: { ignore: [{ code: TSN9999, address: a.b, reason: r }] }", 2, "there is no finding 'TSN9999'")]
    [InlineData("version: [1", 1, "not YAML")]
    [InlineData("", 1, "the file is empty")]
    public void A_mistake_is_named_with_its_place(string yaml, int line, string message)
    {
        var findings = new List<Finding>();
        SuiteReader.Read(new SourceText("tocsin.yaml", yaml), findings);
        Assert.Contains(
            findings,
            f => f.Message.Contains(message, StringComparison.Ordinal) && f.Where!.Value.Line == line
                && f.Code == FindingCode.InvalidSuite);
    }

    [Fact]
    public void An_ignored_finding_is_known_by_code_and_address()
    {
        var ignored = Assert.Single(
            Read("version: 1\nlint: { ignore: [{ code: TSN0501, address: aws_ecs_service.a, reason: it is a drill }] }").Lint.Ignore);
        Assert.Equal("it is a drill", ignored.Reason);
        Assert.True(ignored.Covers("TSN0501", "aws_ecs_service.a"));
        Assert.True(ignored.Covers("TSN0501", "aws_ecs_service.a[\"x\"]"));
        Assert.False(ignored.Covers("TSN0501", "aws_ecs_service.ab"));
        Assert.False(ignored.Covers("TSN0502", "aws_ecs_service.a"));
        Assert.False(ignored.Covers("TSN0501", null));
    }

    [Fact]
    public void Deep_nesting_is_refused_and_not_followed()
    {
        var findings = new List<Finding>();
        Assert.Null(SuiteReader.Read(new SourceText("tocsin.yaml", new string('[', 100_000)), findings));
        Assert.Contains(findings, f => f.Message == $"nested deeper than {YamlTree.MaximumDepth}");
    }

    private static Suite Read(string yaml)
    {
        var findings = new List<Finding>();
        var suite = SuiteReader.Read(new SourceText("tocsin.yaml", yaml), findings);
        Assert.Empty(findings);
        return suite!;
    }
}
