using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;
using Tocsin.Told;

namespace Tocsin.Cli.Commands;

/// <summary><c>--fix</c> and <c>--diff</c>.</summary>
internal sealed class FixOptions(Invocation invocation)
{
    private readonly Option<bool> fix = Settings.Flag(invocation, "--fix", "Make the edits that could mean nothing else, in the files of the folder");
    private readonly Option<bool> diff = Settings.Flag(invocation, "--diff", "Show what --fix would change, or did, as a unified diff");

    public void AddTo(Command command)
    {
        command.Add(fix);
        command.Add(diff);
    }

    /// <summary>Works out the fixes and makes them, as far as that is asked for, and gives the report of what is there then.</summary>
    /// <param name="tell">Writes what was fixed, and the diff; to be called behind the report.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public Report Run(ParseResult parsed, RunRequest request, Func<RunRequest, Report> run, out Action<bool> tell)
    {
        bool fixes = parsed.GetValue(fix), shows = parsed.GetValue(diff);
        tell = _ => { };
        if (!fixes && !shows)
        {
            return run(request);
        }
        var made = new Fixing(request, run).Run();
        if (fixes)
        {
            foreach (var change in made.Changes)
            {
                change.Write();
            }
        }
        // The diff of a report that is read by a program goes to where people look.
        tell = onOutput => Tell(onOutput ? invocation.Out : invocation.Error, made, fixes, shows);
        return run(request);
    }

    private static void Tell(TextWriter writer, Fixes made, bool fixes, bool shows)
    {
        if (fixes)
        {
            foreach (var finding in made.Done)
            {
                writer.WriteLine($"fixed {finding.Where} {finding.Code}");
            }
        }
        foreach (var left in made.Left)
        {
            writer.WriteLine($"left {left.Finding.Where} {left.Finding.Code}: {left.Why}");
        }
        if (shows)
        {
            foreach (var change in made.Changes)
            {
                writer.Write(UnifiedDiff.Of(change.Shown, change.Before, change.After));
            }
        }
    }
}
