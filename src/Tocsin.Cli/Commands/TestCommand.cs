using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;
using Tocsin.Cli.Suites;

namespace Tocsin.Cli.Commands;

/// <summary>
/// <c>tocsin test [PATH...]</c>: whether a failed deployment will ring, what the message looks like, or where and why it stops.
/// </summary>
internal static class TestCommand
{
    public static Command Create(Invocation invocation)
    {
        var filter = Settings.Text(invocation, "--filter", "Only the tests whose name holds this, or is matched by /a regular expression/");
        var by = Settings.Text(invocation, "--by", "Group the coverage by account, region, or tag:NAME");
        var command = JudgingCommand.Create(
            invocation, "test",
            "Read Terraform or CloudFormation files, send ECS events through what they declare, show and assert what Slack shows. Offline.",
            "tocsin test infra/ --account 123456789012", request => new TestRun(request).Test(), PrettyReport.Write,
            narrow: (parsed, request) => request with
            {
                Filter = parsed.GetValue(filter) is { } written ? FilterOf(written) : null,
                CoverageBy = parsed.GetValue(by) is { } key ? KeyOf(key) : null,
            });
        command.Add(filter);
        command.Add(by);
        return command;
    }

    private static string KeyOf(string written) => written is "account" or "region" or ['t', 'a', 'g', ':', _, ..] ? written
        : throw new UsageException($"--by {written}: there are account, region and tag:NAME");

    private static TextExpectation FilterOf(string written) =>
        TextExpectation.Parse(written, out string? cause) 
        ?? throw new UsageException($"--filter {written}: not a regular expression: {cause}");
}
