using Tocsin.Cli.Suites;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin schema</c>: the JSON schema of <c>tocsin.yaml</c>, by which an editor completes and checks it.</summary>
internal static class SchemaCommand
{
    public static System.CommandLine.Command Create(Invocation invocation)
    {
        var command = new ExampleCommand(
            "schema", "Print the JSON schema of tocsin.yaml, for editors.",
            "tocsin schema > tocsin.schema.json");
        command.SetAction(_ =>
        {
            invocation.Out.Write(SuiteSchema.Text);
            return ExitCode.AsExpected;
        });
        return command;
    }
}
