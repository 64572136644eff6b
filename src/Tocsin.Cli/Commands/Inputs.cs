using System.Text;
using Tocsin.Cli.Suites;
using Tocsin.Declared.Instances;
using Tocsin.Json;

namespace Tocsin.Cli.Commands;

/// <summary>What a run reads, so that no report is written over it: the files that were read, and what tests are called.</summary>
internal sealed class Inputs
{
    /// <summary>
    /// What a JSON file holds that is read for what it says. A folder's other JSON is looked at too, and may be a report of the last run.
    /// </summary>
    private static readonly string[] Members =
        ["Resources", "terraform_version", "format_version", "artifacts", "detail-type", "resource", "variable"];

    private static readonly string[] Names = [Suite.FileName, Suite.OtherFileName];

    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>The same files, of which those that are read are remembered.</summary>
    public FolderAccess Watching(FolderAccess files) => files with
    {
        Read = path =>
        {
            read.Add(Real(Path.GetFullPath(path)));
            return files.Read(path);
        },
    };

    /// <exception cref="UsageException">A report would be written over what is read.</exception>
    /// <param name="also">Files that were read by name.</param>
    public void Refuse(IEnumerable<(string Option, Destination To)> reports, Invocation invocation, params IEnumerable<string?> also)
    {
        var named = also.OfType<string>().Select(p => Real(invocation.Absolute(p))).ToHashSet(StringComparer.Ordinal);
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

    private bool Holds(string path) => File.Exists(path) && (Names.Contains(Path.GetFileName(path))
        || (read.Contains(path) && (Path.GetExtension(path) != ".json" || IsInput(path))));

    private static bool IsInput(string path) =>
        JsonParser.Parse(Encoding.UTF8.GetString(FolderAccess.ReadRegular(path))) is JsonValue.Object root
        && root.Members.Any(m => Members.Contains(m.Name));

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
