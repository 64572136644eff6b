using Tocsin.Cli.Commands;
using Tocsin.Json;

namespace Tocsin.Tests.Deploy;

/// <summary>What a command of the program answered, run in this process.</summary>
internal sealed record Ran(int ExitCode, string Output)
{
    public static Ran Tocsin(string directory, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        int exitCode = Root.Run(
            arguments, new Invocation(TextReader.Null, output, output, new Dictionary<string, string>(), directory, IsTerminal: false));
        return new Ran(exitCode, output.ToString());
    }

    /// <summary>The output as a JSON report.</summary>
    public JsonValue Report => JsonParser.Parse(Output) ?? throw new InvalidOperationException(Output);

    public IEnumerable<JsonValue> Events => Items("/events");

    public IEnumerable<JsonValue> Findings => Items("/findings");

    public JsonValue Event(string name) => Events.Single(e => e.Member("name")!.AsText() == name);

    private IEnumerable<JsonValue> Items(string pointer) => ((JsonValue.Array)Report.At(pointer)!).Items;
}
