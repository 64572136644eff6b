using Tocsin.Cli.Commands;
using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Cli.Formats;

/// <summary>
/// What the program writes for the estates that the scenarios share: one that delivers, one that stops, one that cannot be told, one of
/// hostile text.
/// </summary>
internal static class Reports
{
    public static readonly string[] Kinds = ["delivered", "stopped", "undetermined", "hostile"];

    public static TheoryData<string> All => [.. Kinds];

    public static string FolderOf(string kind) =>
        Path.Combine(MarkdownFile.Root, kind == "delivered" ? "samples/article" : $"tests/Tocsin.Scenarios/estates/{kind}");

    public static string Of(string kind, string format) => Run(["test", FolderOf(kind), "--format", format]).Out;

    public static (int ExitCode, string Out, string Error) Run(string[] arguments, params (string Name, string Value)[] environment)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var invocation = new Invocation(
            TextReader.Null, output, error, environment.ToDictionary(e => e.Name, e => e.Value), MarkdownFile.Root, IsTerminal: false);
        return (Root.Run(arguments, invocation), output.ToString(), error.ToString());
    }
}
