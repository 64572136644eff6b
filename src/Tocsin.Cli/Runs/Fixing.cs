using System.Text;
using Tocsin.Declared.Instances;
using Tocsin.Estates;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>
/// Makes the edits that findings hold, in memory, one finding after the other; each is kept only if the files, read again, show that it did
/// what it should.
/// </summary>
/// <remarks>
/// Kept means: the finding is gone, nothing else is found where the edit was made, and nothing is wrong with the files as files. What was
/// hidden behind the fault may well show now, and is for the next round. Everything that is not edited stays byte for byte.
/// </remarks>
internal sealed class Fixing(RunRequest request, Func<RunRequest, Report> run)
{
    /// <summary>Each fix costs a reading.</summary>
    public const int Maximum = 200;

    private readonly IReadOnlyList<string> folders = [.. request.Folders.Select(Path.GetFullPath)];
    private readonly Dictionary<string, FileChange> changes = [];
    private readonly List<Finding> done = [];
    private readonly List<UnmadeFix> left = [];

    public Fixes Run()
    {
        var report = run(request);
        while (
            done.Count + left.Count < Maximum
                && report.Findings.FirstOrDefault(f => f.Fix.Count > 0 && !left.Exists(l => IsSame(l.Finding, f))) is { } finding)
        {
            if (Refusal(finding) is { } why)
            {
                left.Add(new UnmadeFix(finding, why));
                continue;
            }
            var before = new Dictionary<string, FileChange>(changes);
            Apply(finding.Fix);
            var after = run(Overlaid());
            if (Complaint(finding, report, after) is { } complaint)
            {
                changes.Clear();
                foreach (var (path, change) in before)
                {
                    changes[path] = change;
                }
                left.Add(new UnmadeFix(finding, complaint));
                continue;
            }
            done.Add(finding);
            report = after;
        }
        return new Fixes(
            changes.Values.OrderBy(c => c.Shown, StringComparer.Ordinal).ToValueList(), done.ToValueList(), left.ToValueList());
    }

    /// <summary>Why the files may not be edited for it; null when they may.</summary>
    private string? Refusal(Finding finding) =>
        finding.Fix.Select(e => e.Where.Source.Path).Distinct().Select(p => (Shown: p, Full: FullPath(p)))
        .Select(p => FolderOf(p.Full) is null ? $"{p.Shown} is outside of the folder under test"
            : Path.GetExtension(p.Full) is not (".tf" or ".tofu") ? $"{p.Shown} is no file that people write"
            : new FileInfo(p.Full).IsReadOnly ? $"{p.Shown} is read-only"
            : IsLinked(p.Full) ? $"{p.Shown} is reached through a link"
            : null)
        .FirstOrDefault(w => w is not null);

    private bool IsLinked(string path)
    {
        for (string? at = path; at is not null && at.Length > FolderOf(path)!.Length; at = Path.GetDirectoryName(at))
        {
            if (new FileInfo(at).LinkTarget is not null)
            {
                return true;
            }
        }
        return false;
    }

    private void Apply(ValueList<Edit> edits)
    {
        foreach (var file in edits.GroupBy(e => e.Where.Source.Path))
        {
            string full = FullPath(file.Key);
            var source = file.First().Where.Source;
            var text = new StringBuilder(source.Text);
            foreach (var edit in file.OrderByDescending(e => e.Where.Start).ThenByDescending(e => e.Where.End))
            {
                text.Remove(edit.Where.Start, edit.Where.Length).Insert(edit.Where.Start, edit.Text);
            }
            string shown = (request.Sources is [var only] ? Path.Combine(only.Shown, file.Key) : file.Key).Replace('\\', '/');
            shown = shown.StartsWith("./", StringComparison.Ordinal) ? shown[2..] : shown;
            changes[full] = changes.TryGetValue(full, out var earlier) ? earlier with { After = text.ToString() }
                : new FileChange(full, shown, source.Text, text.ToString()) { Name = file.Key };
        }
    }

    private RunRequest Overlaid() => request with
    {
        Files = request.Files with
        {
            Length = path =>
                changes.TryGetValue(Path.GetFullPath(path), out var change)
                    ? Encoding.UTF8.GetByteCount(change.After)
                    : request.Files.Length(path),
            Read = path =>
                changes.TryGetValue(Path.GetFullPath(path), out var change)
                    ? Encoding.UTF8.GetBytes(change.After)
                    : request.Files.Read(path),
        },
    };

    /// <summary>What is not as it should be after the edit; null when it is.</summary>
    private static string? Complaint(Finding finding, Report before, Report after)
    {
        if (after.Findings.Count(f => IsSame(f, finding)) >= before.Findings.Count(f => IsSame(f, finding)))
        {
            return "the finding would stay";
        }
        var lines = finding.Fix.Select(e => (e.Where.Source.Path, e.Where.Line)).ToHashSet();
        var known = before.Findings.Select(f => (f.Code, f.Message)).ToHashSet();
        return after.Findings.FirstOrDefault(
            f => !known.Contains((f.Code, f.Message)) && f.Severity == Severity.Error
                && (f.Code.StartsWith("TSN00", StringComparison.Ordinal) || IsAt(f, lines))) is { } worse
            ? $"it would bring {worse.Code}: {worse.Message}"
            : null;
    }

    private static bool IsAt(Finding finding, HashSet<(string, int)> lines) =>
        finding.Where is { } where && lines.Contains((where.Source.Path, where.Line));

    /// <summary>Edits do not move lines, so a place is known again by its line.</summary>
    private static bool IsSame(Finding one, Finding other) =>
        one.Code == other.Code && one.Message == other.Message && one.Where?.Source.Path == other.Where?.Source.Path
            && one.Where?.Line == other.Where?.Line;

    private string FullPath(string path) => Path.GetFullPath(path, Path.GetFullPath(request.Folder));

    private string? FolderOf(string full) =>
        folders.FirstOrDefault(f => full.StartsWith(f + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
