using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Tocsin.Cli.Commands;

namespace Tocsin.Tests.Cases;

/// <summary>
/// One folder under cases/: what a user has, what they type, and what they see.
/// <list type="bullet">
/// <item><c>command</c>: the arguments, one line, run in the folder.</item>
/// <item><c>base</c> (optional): a folder, relative to the repository, whose files are there too.</item>
/// <item><c>environment</c> (optional): variables, <c>NAME=value</c> a line.</item>
/// <item><c>stdin</c> (optional): what stands on the standard input.</item>
/// <item><c>edit</c> (optional): changes to those files: a line <c>FILE</c>, then <c>- old text</c> and <c>+ new text</c> lines.</item>
/// <item>any other file: an input, as it is.</item>
/// <item><c>expected</c>: the output, and the exit code in the last line. <c>TOCSIN_ACCEPT=1</c> writes it.</item>
/// </list>
/// </summary>
public sealed partial class Scenario
{
    private static readonly string[] Own = ["command", "base", "edit", "environment", "stdin", "expected"];

    private readonly string folder;

    private Scenario(string folder) => this.folder = folder;

    public static string Root { get; } = Path.Combine(RepositoryRoot(), "tests", "Tocsin.Scenarios", "cases");

    public static IEnumerable<string> Names =>
        Directory.GetDirectories(Root).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    public static Scenario Named(string name) => new(Path.Combine(Root, name));

    public string Expected => File.Exists(ExpectedPath) ? File.ReadAllText(ExpectedPath) : "";

    /// <summary>Runs the command in a fresh copy of the files.</summary>
    /// <returns>Output, errors and exit code, with what differs from run to run taken out.</returns>
    public string Run()
    {
        string directory = Directory.CreateTempSubdirectory("tocsin-scenario-").FullName;
        try
        {
            Lay(directory);
            using var output = new StringWriter { NewLine = "\n" };
            var invocation = new Invocation(
                new StringReader(Input()), output, output, Environment(), directory, IsTerminal: false);
            int exitCode = Tocsin.Cli.Commands.Root.Run(Arguments(), invocation);
            string text = output.ToString().Replace(directory, "DIRECTORY", StringComparison.Ordinal);
            string timeless = Seconds().Replace(text, m => m.Value.StartsWith("time", StringComparison.Ordinal) ? "time=\"T\"" : "T s");
            return $"{timeless.TrimEnd()}\n[exit {exitCode}]\n";
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>What <c>tocsin lint --fix</c> makes of the files, and what it makes of those; null where it changes nothing.</summary>
    public (string Once, string Twice)? Fixed()
    {
        string directory = Directory.CreateTempSubdirectory("tocsin-scenario-").FullName;
        try
        {
            Lay(directory);
            if (!Directory.EnumerateFiles(directory, "*.tf").Any())
            {
                return null;
            }
            string before = TextIn(directory), once = Fix(directory);
            return before == once ? null : (once, Fix(directory));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string TextIn(string directory) => string.Concat(
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => $"{Path.GetFileName(f)}\n{File.ReadAllText(f)}"));

    private static string Fix(string directory)
    {
        using var output = new StringWriter();
        var invocation = new Invocation(TextReader.Null, output, output, new Dictionary<string, string>(), directory, IsTerminal: false);
        Assert.NotEqual(ExitCode.InternalError, Tocsin.Cli.Commands.Root.Run(["lint", ".", "--fix"], invocation));
        return TextIn(directory);
    }

    public void Accept(string actual) => File.WriteAllText(ExpectedPath, actual);

    private string ExpectedPath => Path.Combine(folder, "expected");

    private Dictionary<string, string> Environment() =>
        Path.Combine(folder, "environment") is var path && File.Exists(path)
            ? File.ReadAllLines(path).Select(l => l.Split('=', 2)).ToDictionary(p => p[0], p => p[1]) : [];

    private string Input() => Path.Combine(folder, "stdin") is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    private string[] Arguments() =>
        [.. Word().Matches(File.ReadAllText(Path.Combine(folder, "command")).Trim()).Select(m => m.Value.Trim('\'')).Skip(1)];

    private void Lay(string directory)
    {
        if (File.Exists(Path.Combine(folder, "base")))
        {
            Copy(Path.Combine(RepositoryRoot(), File.ReadAllText(Path.Combine(folder, "base")).Trim()), directory);
        }
        Copy(folder, directory);
        if (File.Exists(Path.Combine(folder, "edit")))
        {
            Edit(directory, File.ReadAllLines(Path.Combine(folder, "edit")));
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(from, file);
            if (!Own.Contains(relative))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, relative))!);
                File.Copy(file, Path.Combine(to, relative), overwrite: true);
            }
        }
    }

    private static void Edit(string directory, string[] lines)
    {
        string file = "", removed = "", added = "";
        foreach (string line in lines.Append(""))
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                removed += (removed.Length > 0 ? "\n" : "") + line[2..];
            }
            else if (line.StartsWith('+'))
            {
                added += (added.Length > 0 ? "\n" : "") + (line.Length > 1 ? line[2..] : "");
            }
            else
            {
                if (removed.Length > 0)
                {
                    string text = File.ReadAllText(file);
                    Assert.Contains(removed, text);
                    File.WriteAllText(file, text.Replace(removed, added, StringComparison.Ordinal));
                }
                (file, removed, added) = (line.Length > 0 ? Path.Combine(directory, line) : file, "", "");
            }
        }
    }

    private static string RepositoryRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"\d+\.\d+ s\b|(?<=<test[^>]* )time=""\d+\.\d+""")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
