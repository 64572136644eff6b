using System.Collections;
using Tocsin.Cli.Formats;

namespace Tocsin.Cli.Commands;

/// <summary>What a command may know of the world it runs in; tests give another one.</summary>
/// <param name="Environment">The environment variables.</param>
/// <param name="Directory">The working directory; paths the user gives are relative to it and are printed as they were given.</param>
/// <param name="IsTerminal">Somebody watches: colour, pauses and keys make sense.</param>
internal sealed record Invocation(
    TextReader In, TextWriter Out, TextWriter Error, IReadOnlyDictionary<string, string> Environment, string Directory, bool IsTerminal)
{
    /// <summary>Whether what somebody watches may be coloured.</summary>
    public bool HasColor { get; init; } = true;

    public Screen Screen => !IsTerminal ? Screen.None : HasColor ? Screen.Colored : Screen.Colorless;

    /// <summary>The standard output, for people.</summary>
    public Page Page() => new(Out, Screen);

    /// <summary>What its reader types to run this program: from a clone it is not on the PATH.</summary>
    public string Program { get; init; } = "tocsin";

    /// <summary>Null when the process has no working directory: somebody removed it.</summary>
    public static Invocation? OfProcess()
    {
        try
        {
            return new(
                Console.In, LegibleWriter.Of(Console.Out, Set), LegibleWriter.Of(Console.Error, Set),
                System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                    .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? ""),
                System.Environment.CurrentDirectory, !Console.IsOutputRedirected)
            {
                // Published, packed or in an image it has its own name; under the project's it runs where it was compiled.
                Program = Path.GetFileNameWithoutExtension(System.Environment.ProcessPath) == "Tocsin.Cli"
                    ? "dotnet run --project src/Tocsin.Cli --"
                    : "tocsin",
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Set(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>An environment variable, or null when it is absent or empty.</summary>
    public string? Variable(string name) => Environment.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    public string Absolute(string path) => Path.GetFullPath(path, Directory);
}
