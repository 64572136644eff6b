using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Commands;

/// <summary><c>--fix</c> and <c>--diff</c>.</summary>
internal sealed class FixOptions(Invocation invocation)
{
    // No variable: what writes into somebody's files is asked for where it is done.
    private readonly Option<bool> fix = new("--fix")
    {
        Description = "Make the edits that could mean nothing else, in the files of the folder",
    };
    private readonly Option<bool> diff = Settings.Flag(invocation, "--diff", "Show what --fix would change, or did, as a unified diff");

    /// <summary>A file could not be written: the machine's fault, and the findings are told all the same.</summary>
    public bool Unwritten { get; private set; }

    public void AddTo(Command command)
    {
        command.Add(fix);
        command.Add(diff);
    }

    /// <summary>Works out the fixes and makes them, as far as that is asked for, and gives the report of what is there then.</summary>
    /// <param name="tell">Writes what was fixed, and the diff; to be called behind the report.</param>
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
            made = Write(made);
        }
        // The diff of a report that is read by a program goes to where people look.
        tell = onOutput => Tell(onOutput ? invocation.Out : invocation.Error, made, fixes, shows);
        return run(request);
    }

    /// <summary>What is left is told with the rest.</summary>
    private Fixes Write(Fixes made)
    {
        var failed = new Dictionary<string, string>();
        foreach (var change in made.Changes)
        {
            try
            {
                change.Write();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failed[change.Shown] = e.Message;
            }
        }
        Unwritten = failed.Count > 0;
        return made with
        {
            Changes = made.Changes.Where(c => !failed.ContainsKey(c.Shown)).ToValueList(),
            Done = made.Done.Where(f => ReasonOf(f, made, failed) is null).ToValueList(),
            Left =
            [
                .. made.Left,
                .. made.Done.Where(f => ReasonOf(f, made, failed) is not null).Select(f => new UnmadeFix(f, ReasonOf(f, made, failed)!)),
            ],
        };
    }

    private static string? ReasonOf(Finding finding, Fixes made, Dictionary<string, string> failed) => finding.Fix
        .SelectMany(e => made.Changes.Where(c => c.Name == e.Where.Source.Path))
        .Select(c => failed.TryGetValue(c.Shown, out string? why) ? $"{c.Shown} cannot be written: {why.TrimEnd('.')}" : null)
        .FirstOrDefault(w => w is not null);

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
