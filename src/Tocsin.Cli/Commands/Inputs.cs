using System.Text;
using Tocsin.Cli.Runs;
using Tocsin.Cli.Suites;
using Tocsin.Declared.Instances;
using Tocsin.Json;

namespace Tocsin.Cli.Commands;

/// <summary>What a run reads, so that no report is written over it: files, tests, and the events that tests name.</summary>
internal sealed class Inputs
{
    private static readonly string[] Names = [Suite.FileName, Suite.OtherFileName];

    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    private readonly HashSet<string> namedByTests = new(StringComparer.Ordinal);

    /// <summary>The same run, of which the files that are read, and those that its tests name, are remembered.</summary>
    public RunRequest Watching(RunRequest request) => request with
    {
        Files = request.Files with
        {
            Read = path =>
            {
                read.Add(Real(Path.GetFullPath(path)));
                return request.Files.Read(path);
            },
        },
        NamedByTests = path => namedByTests.Add(Real(path)),
    };

    /// <exception cref="UsageException">A report would be written over what is read.</exception>
    /// <param name="also">Files that were read by name.</param>
    public void Refuse(IEnumerable<(string Option, Destination To)> reports, Invocation invocation, params IEnumerable<string?> also)
    {
        var named = also.OfType<string>().Select(p => Real(invocation.Absolute(p))).Concat(namedByTests).ToHashSet(StringComparer.Ordinal);
        foreach (var (option, to) in reports)
        {
            if (to is not Destination.File { Name: var name })
            {
                continue;
            }
            string path = Real(invocation.Absolute(name));
            if (named.Contains(path) || Holds(path))
            {
                throw new UsageException($"{option}={name}: {name} is read here, and nothing is written over it; give another name");
            }
        }
    }

    private bool Holds(string path) => File.Exists(path)
        && (Names.Contains(Path.GetFileName(path)) || (read.Contains(path) && !IsReport(path)));

    /// <summary>A folder's JSON is looked at whatever it is: a report of an earlier run too, which the next is written over.</summary>
    private static bool IsReport(string path)
    {
        var root = JsonParser.Parse(Encoding.UTF8.GetString(FolderAccess.ReadRegular(path)));
        return (root?.Member("schema") is JsonValue.Number && root.Member("profile") is JsonValue.String)
            || root?.At("/runs/0/tool/driver/name")?.AsText() == "Tocsin";
    }

    /// <summary>Where a link leads to.</summary>
    private static string Real(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return path;
        }
    }
}
