using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>
/// Reads the files of one reading, each once, and keeps count of their bytes. Paths are resolved against the folder, as if terraform ran
/// there.
/// </summary>
/// <param name="shown">What the paths in findings begin with: the folder as the user named it, where there are several; else
/// nothing.</param>
internal sealed class SourceReader(FolderAccess access, string folder, Findings findings, string shown = "")
{
    private readonly Dictionary<string, FileRead> read = [];
    private long total;

    /// <summary>What the texts of these files came to, for all modules that ask.</summary>
    public Recollection Recollection { get; } = new();

    /// <summary>Where the folder is, as <c>path.cwd</c> says it.</summary>
    public string WorkingDirectory { get; } = access.Absolute(folder.Length == 0 ? "." : folder);

    /// <summary>The workspace that was chosen last by <c>terraform workspace select</c>.</summary>
    public string Workspace =>
        Bytes(".terraform/environment") is FileRead.Found { Bytes: { Length: > 0 } name }
            ? Encoding.UTF8.GetString(name.Span).Trim()
            : "default";

    /// <summary>A text file of the folder; null, with a finding, when it cannot be read as text.</summary>
    /// <param name="program">What reads such a file when Tocsin does not.</param>
    /// <param name="mayBeMissing">Whoever asks says himself that there is no such file.</param>
    public SourceText? Text(string path, string program = "terraform", bool mayBeMissing = false)
    {
        string name = Shown(path);
        switch (Bytes(path))
        {
            case FileRead.Found { Bytes: var bytes } when Utf8.IsValid(bytes.Span) && !bytes.Span.Contains((byte)0):
                return new SourceText(name, Encoding.UTF8.GetString(bytes.Span));
            case FileRead.Found:
                findings.Error(
                    FindingCode.UnreadableFile, Nowhere(name), $"{name} is not text in UTF-8, and {program} reads nothing else.",
                    "save the file as UTF-8, or move it out of the folder");
                return null;
            case FileRead.Refused refused:
                findings.Error(
                    refused.IsTooLarge
                        ? FindingCode.TooLarge
                        : FindingCode.UnreadableFile, Nowhere(name), $"{name} was not read: {refused.Cause}.",
                    refused.IsTooLarge ? "keep large data out of the files that declare the "
                        + "alarm" : "a file that may be read, or none of that name");
                return null;
            default:
                if (!mayBeMissing)
                {
                    findings.Error(FindingCode.UnreadableFile, Nowhere(name), $"There is no file {name}.");
                }
                return null;
        }
    }

    public bool Has(string path) => Bytes(path) is not FileRead.Missing;

    /// <summary>The names of the files directly in a folder; null when there is none.</summary>
    public IReadOnlyList<string>? List(string path)
    {
        try
        {
            return access.List(Full(path));
        }
        catch (UnauthorizedAccessException)
        {
            findings.Error(
                FindingCode.UnreadableFile, Nowhere(Shown(path)), $"{Shown(path)} was not read: permission denied.",
                "a folder that may be listed");
            return null;
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            return null;
        }
    }

    public FileRead Bytes(string path) => Read(Below(path));

    private FileRead Read(string path) => read.TryGetValue(path, out var known) ? known : read[path] = BytesOnDisk(path);

    /// <summary>The same from the folder, where a path names that from the root on: <c>"${path.cwd}/rule.json"</c>.</summary>
    private string Below(string path)
    {
        string root = WorkingDirectory.TrimEnd('/') + "/";
        return !Path.IsPathRooted(root) ? path
            : path == WorkingDirectory ? "."
            : path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..] : path;
    }

    private FileRead BytesOnDisk(string path)
    {
        try
        {
            string full = Full(path);
            if (access.Length(full) is not { } length)
            {
                return new FileRead.Missing();
            }
            if (length > Limits.FileBytes || total + length > Limits.TotalBytes)
            {
                return new FileRead.Refused(string.Create(
                    CultureInfo.InvariantCulture,
                    $"it is larger than {Limits.FileBytes >> 20} MiB, or all files together are larger than {Limits.TotalBytes >> 20} "
                        + $"MiB"), IsTooLarge: true);
            }
            total += length;
            return new FileRead.Found(access.Read(full)) { Shown = Shown(path) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new FileRead.Refused(e is UnauthorizedAccessException ? "permission denied" : e.Message.TrimEnd('.'));
        }
    }

    public IReadOnlyList<string> Tree(string path)
    {
        try
        {
            return access.Tree(Full(Below(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>The top of a file that has no text.</summary>
    public static Span Nowhere(string path) => new(new SourceText(path, ""), 0, 0);

    /// <summary>
    /// The path below the folder, without <c>.</c> and with as few <c>..</c> as can be: <c>modules/a</c> and <c>../b</c> give
    /// <c>modules/b</c>.
    /// </summary>
    public static string Join(string folder, string path)
    {
        var steps = new List<string>();
        foreach (string step in (Path.IsPathRooted(path) || folder.Length == 0 ? path : $"{folder}/{path}").Split('/'))
        {
            if (step == ".." && steps.Count > 0 && steps[^1] is not (".." or ""))
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("" or ".") || (step.Length == 0 && steps.Count == 0))
            {
                steps.Add(step);
            }
        }
        return steps.Count == 0 ? "." : string.Join('/', steps);
    }

    private string Full(string path) =>
        Path.IsPathRooted(path) ? path : folder is "" or "." ? Join(".", path) : $"{folder.TrimEnd('/')}/{Join(".", path)}";

    /// <summary>A path as findings show it.</summary>
    public string Shown(string path) =>
        path.StartsWith("./", StringComparison.Ordinal)
            ? Shown(path[2..])
            : shown.Length == 0 || Path.IsPathRooted(path)
            ? path
            : Join(shown, path);
}
