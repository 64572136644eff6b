using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin lint [PATH...]</c>: what is wrong, or worth knowing, in the declarations, without sending an event.</summary>
internal static class LintCommand
{
    public static Command Create(Invocation invocation)
    {
        var list = Settings.Flag(
            invocation, "--list", "List the findings there are, and read nothing; `tocsin explain CODE` shows the page of one");
        var command = JudgingCommand.Create(
            invocation, "lint",
            "Read Terraform or CloudFormation files and say what is wrong with them, or worth knowing, without sending an event. Offline.",
            "tocsin lint infra/ --account 123456789012", request => new TestRun(request).Lint(), PrettyLint.Write,
            narrow: (_, request) => request.WithWholeFolders(),
            instead: parsed => parsed.GetValue(list) ? FindingCatalogue.List(invocation) : null);
        command.Add(list);
        return command;
    }
}
