using System.Text;
using Tocsin.Cli.Suites;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>
/// Finds and reads the tests of a run. Those of a path stand in its folder or in the nearest above, up to the root of the repository; those
/// of several paths are all run. Where no path has any, the working directory and the folders above it are looked through.
/// </summary>
internal static class SuiteFiles
{
    private static readonly string[] Names = [Suite.FileName, Suite.OtherFileName];

    /// <summary>
    /// The tests there are. What is wrong with a file goes to <paramref name="findings"/>; what can be read of it is given all the same.
    /// </summary>
    public static ValueList<FoundSuite> Read(RunRequest request, List<Finding> findings)
    {
        if (!request.HasTests)
        {
            return [];
        }
        var found = request.Folders.Select(f => Nearest(f, request.Directory)).OfType<string>().Distinct().ToList();
        if (found.Count == 0 && Nearest(request.Directory, request.Directory) is { } around)
        {
            found.Add(around);
        }
        return found.Select(f => Read(f, request, findings)).OfType<FoundSuite>().ToValueList();
    }

    /// <summary>A file that a test names, relative to the folder of the test's own file.</summary>
    /// <exception cref="CannotSendException">It cannot be read.</exception>
    public static string ReadBeside(FoundSuite suite, string path)
    {
        string full = Path.GetFullPath(path, suite.Folder);
        if (!File.Exists(full))
        {
            string[] there = Directory.Exists(Path.GetDirectoryName(full))
                ? Directory.GetFiles(Path.GetDirectoryName(full)!, "*.json")
                : [];
            string near = NearestName.Of(Path.GetFileName(full), there.Select(Path.GetFileName).OfType<string>()) is { } name
                ? $"; did you mean {name}?"
                : "";
            throw new CannotSendException(
                Directory.Exists(full) ? $"{path} is a folder, and no event" : $"there is no file {path} beside {suite.Shown}{near}");
        }
        try
        {
            return ReadText(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new CannotSendException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>The folder nearest to this one, itself included, that holds tests.</summary>
    private static string? Nearest(string folder, string directory)
    {
        folder = Path.GetFullPath(folder, directory);
        for (string? at = folder; at is not null && (at == folder || MayHoldTests(at)); at = Path.GetDirectoryName(at))
        {
            if (Names.Any(n => File.Exists(Path.Combine(at, n))))
            {
                return at;
            }
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>What lies in a folder that everybody may write to, such as /tmp, is nobody's.</summary>
    private static bool MayHoldTests(string folder) =>
        Directory.Exists(folder) && (OperatingSystem.IsWindows() || !File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherWrite));

    private static FoundSuite? Read(string folder, RunRequest request, List<Finding> findings)
    {
        var there = Names.Where(n => File.Exists(Path.Combine(folder, n))).ToList();
        string path = Path.Combine(folder, there[0]);
        string shown = Relative(path, request.Directory) is var near && near.Length < path.Length ? near : path;
        var source = new SourceText(Relative(path, request.Folder), "");
        try
        {
            source = new SourceText(source.Path, ReadText(path));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException($"{shown}: permission denied; it takes the right to read the tests to run them", e);
        }
        catch (IOException e)
        {
            findings.Add(
                new Finding(FindingCode.UnreadableFile, Severity.Error, new Span(source, 0, 0), $"{shown} was not read: "
                    + $"{e.Message.TrimEnd('.')}.", "a file that may be read, or none of that name"));
            return null;
        }
        if (there.Count > 1)
        {
            findings.Add(YamlTree.Wrong(
                new Span(source, 0, 0), $"{Suite.FileName} and {Suite.OtherFileName} stand side by side, and the tests of one would "
                    + $"not be run", "one file with the tests of both"));
        }
        if (SuiteReader.Read(source, findings) is not { } suite)
        {
            return null;
        }
        foreach (var file in suite.Tests.Select(t => t.Sent).OfType<Sent.EventFile>())
        {
            request.NamedByTests(Path.GetFullPath(file.Path, folder));
        }
        return new FoundSuite(folder, shown, suite);
    }

    private static string Relative(string path, string folder) => Path.GetRelativePath(Path.GetFullPath(folder), path).Replace('\\', '/');

    private static string ReadText(string path) => Encoding.UTF8.GetString(FolderAccess.ReadRegular(path)).TrimStart('\uFEFF');
}
