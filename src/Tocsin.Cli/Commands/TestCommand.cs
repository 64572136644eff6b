using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin test [PATH...]</c>: whether a failed deployment will ring, what the message looks like, or where and why it stops.</summary>
internal static class TestCommand
{
    public static Command Create(Invocation invocation) => JudgingCommand.Create(
        invocation, "test", "Read Terraform or CloudFormation files, send ECS events through what they declare, show and assert what Slack shows. Offline.",
        "tocsin test infra/ --account 123456789012", request => new TestRun(request).Test(), PrettyReport.Write);
}
