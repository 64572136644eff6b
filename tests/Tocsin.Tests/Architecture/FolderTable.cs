using System.Runtime.CompilerServices;

namespace Tocsin.Tests.Architecture;

/// <summary>The folder tables of docs/architecture.md: which folder of which project may use which.</summary>
internal sealed class FolderTable
{
    private readonly Dictionary<string, IReadOnlySet<string>> allowed = [];

    private FolderTable()
    {
    }

    /// <summary>Folders as namespaces: <c>Tocsin.Sns</c>.</summary>
    public IEnumerable<string> Folders => allowed.Keys;

    /// <summary>
    /// A folder that may be used may be used with its subfolders; but a subfolder that may use its parent has its siblings named each.
    /// </summary>
    public bool Allows(string user, string used) => allowed[user].Any(f => used == f || (IsWithin(used, f) && !IsWithin(user, f)));

    public static FolderTable Read() => Parse(File.ReadAllLines(Path.Combine(RepositoryRoot(), "docs", "architecture.md")));

    public static string RepositoryRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    internal static FolderTable Parse(IEnumerable<string> lines)
    {
        var table = new FolderTable();
        string[] header = [];
        foreach (string line in lines)
        {
            string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length != 6 || cells[1].StartsWith('-'))
            {
                continue;
            }
            if (cells[2] == "folder")
            {
                header = cells;
            }
            else if (header.Length > 0)
            {
                string project = header[1] == "rank" ? "Tocsin" : cells[1];
                table.Add(project, cells[2], cells[4]);
            }
        }
        return table;
    }

    private static bool IsWithin(string folder, string parent) => folder.StartsWith(parent + ".", StringComparison.Ordinal);

    private void Add(string project, string folder, string uses)
    {
        string user = $"{project}.{folder.Replace('/', '.')}";
        IEnumerable<string> named = uses switch
        {
            "-" => [],
            "all above" => allowed.Keys.Where(k => k.StartsWith(project + ".", StringComparison.Ordinal)),
            _ => uses.Split(',', StringSplitOptions.TrimEntries).Select(f => $"{project}.{f.Replace('/', '.')}"),
        };
        allowed[user] = named.ToHashSet();
    }
}
