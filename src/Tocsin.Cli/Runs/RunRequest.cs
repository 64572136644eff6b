using Tocsin.Chatbot;
using Tocsin.Cli.Suites;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Terraform;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>What is to be read, and what is taken for granted: the options that test and explain share.</summary>
/// <param name="Sources">The folders and files, absolute, as the user wrote them.</param>
/// <param name="AllowUnknown">What is accepted not to be known.</param>
/// <param name="Environment">TF_VAR_ and AWS_REGION are read from it.</param>
internal sealed record RunRequest(
    ValueList<Source> Sources,
    string? Account,
    string? Region,
    ChatbotProfile? Profile,
    ValueList<VariableSetting> Variables,
    ValueList<Acceptance> AllowUnknown,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>What is tested, as the user wrote it.</summary>
    public string Shown => shown ?? string.Join(' ', Sources.Select(s => s.Shown));

    private string? shown;

    /// <summary>The files that alone are told of, absolute, where the others of their folders are read for what they declare.</summary>
    private HashSet<string> Told { get; init; } = [];

    /// <summary>What was named beside them, absolute, with all that is below it.</summary>
    private ValueList<string> Beside { get; init; }

    /// <summary>
    /// Terraform knows folders and not files: one that is named by itself, as the changed ones are, is read with all that stands beside it.
    /// </summary>
    public RunRequest WithWholeFolders()
    {
        var files = Sources.Where(s => File.Exists(s.Path) && ModuleFiles.Declare(s.Name)).ToList();
        return files.Count == 0 ? this : this with
        {
            Sources = Sources.Select(s => files.Contains(s) ? s.Folder with { Account = s.Account } : s)
                .DistinctBy(s => Path.TrimEndingDirectorySeparator(s.Path)).ToValueList(),
            shown = Shown,
            Told = files.Select(s => s.Path).ToHashSet(StringComparer.Ordinal),
            Beside = Sources.Except(files).Select(s => Path.TrimEndingDirectorySeparator(s.Path)).ToValueList(),
        };
    }

    /// <summary>Whether a finding is in what was named; what keeps the rest from being read is told too.</summary>
    public bool IsTold(Finding finding)
    {
        if (Told.Count == 0 || finding.Where is not { } where || Unreadable.Means(finding))
        {
            return true;
        }
        string file = Path.GetFullPath(where.Source.Path, Folder);
        return Told.Contains(file)
            || Beside.Any(b => file == b || file.StartsWith(b + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            || !Told.Any(t => file.StartsWith(Path.GetDirectoryName(t) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    /// <summary>Where the program was called.</summary>
    public string Directory { get; init; } = ".";

    /// <summary>
    /// The folder that the paths of findings are relative to: the only one that is read, or where the program was called.
    /// </summary>
    public string Folder => Sources is [var only] ? FolderOf(only) : Directory;

    /// <summary>The folders that are read; what stands outside of them is another's.</summary>
    public IEnumerable<string> Folders => Sources.Select(FolderOf);

    private static string FolderOf(Source source) =>
        System.IO.Directory.Exists(source.Path) ? source.Path : Path.GetDirectoryName(source.Path) ?? "";

    /// <summary>Tells which suppressions have expired.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Only the tests, or built-in events, whose name holds this; null is all.</summary>
    public TextExpectation? Filter { get; init; }

    /// <summary>What the coverage is grouped by: <c>account</c>, <c>region</c>, <c>tag:NAME</c>; null for nothing.</summary>
    public string? CoverageBy { get; init; }

    /// <summary>Whether tests are looked for beside what is read; files that are embedded have none, whatever stands around.</summary>
    public bool HasTests { get; init; } = true;

    /// <summary>Is told of each file that a test names, absolute, whether or not the run comes to read it.</summary>
    public Action<string> NamedByTests { get; init; } = _ => { };

    /// <summary>Where files are read from.</summary>
    public FolderAccess Files { get; init; } = FolderAccess.Disk;
}
