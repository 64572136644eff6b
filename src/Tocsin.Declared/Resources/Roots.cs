using Tocsin.Declared.Instances;
using Tocsin.Declared.Terraform;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>Which of the paths that are named are one root.</summary>
/// <remarks>
/// The same path twice is one. Terraform's files of one folder that are named one by one, as pre-commit does, are one root: what one of
/// them declares, another refers to by its address. Beside their folder they are in it already, and so is a file of variables that
/// Terraform reads by itself.
/// </remarks>
internal static class Roots
{
    public static ValueList<Source> Of(ValueList<Source> sources, FolderAccess files)
    {
        var distinct = sources.DistinctBy(s => PathOf(s)).ToList();
        if (distinct.Count < 2)
        {
            return distinct.ToValueList();
        }
        var folders = distinct.Where(s => IsFolder(s, files)).Select(PathOf).ToHashSet(StringComparer.Ordinal);
        var together = distinct.Where(s => !folders.Contains(PathOf(s)) && ModuleFiles.Declare(s.Name)).GroupBy(
            s => (Folder: PathOf(s.Folder), s.Account))
            .ToDictionary(g => g.Key, g => g.ToList());
        bool IsRead(string folder) => folders.Contains(folder) || together.Keys.Any(k => k.Folder == folder);
        var roots = new List<Source>();
        foreach (var source in distinct)
        {
            string folder = PathOf(source.Folder);
            if (folders.Contains(PathOf(source))
                || !(ModuleFiles.Declare(source.Name) || (GivenVariables.IsReadUnasked(source.Name) && IsRead(folder))))
            {
                roots.Add(source);
            }
            else if (
                !folders.Contains(folder) && together.TryGetValue((folder, source.Account), out var all) && ReferenceEquals(all[0], source))
            {
                roots.Add(
                    all.Count == 1 ? source
                        : source.Folder with { Account = source.Account, Files = all.Select(s => s.Name).ToValueList() });
            }
        }
        return roots.ToValueList();
    }

    private static string PathOf(Source source) => Path.TrimEndingDirectorySeparator(source.Path);

    private static bool IsFolder(Source source, FolderAccess files)
    {
        try
        {
            return files.List(source.Path) is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Whoever reads it says so.
            return true;
        }
    }
}
