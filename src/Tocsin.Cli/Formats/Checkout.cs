using Tocsin.Text;

namespace Tocsin.Cli.Formats;

/// <summary>Where the files under test stand in the repository that is checked out, and where a line of them can be looked at.</summary>
/// <param name="Folder">The folder that the paths of the report are relative to, absolute.</param>
/// <param name="Root">The root of the checkout, absolute: formats that others read name files from there.</param>
/// <param name="Web">The address under which the host shows a file of this commit, ending in a slash; null where nobody knows.</param>
internal sealed record Checkout(string Folder, string Root, string? Web)
{
    /// <param name="path">The folder or file that was read, absolute.</param>
    /// <param name="directory">The working directory: the root, where no build server names another.</param>
    public static Checkout Of(string path, string directory, IReadOnlyDictionary<string, string> environment)
    {
        string folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        // GITHUB_WORKSPACE: https://docs.github.com/actions/reference/workflows-and-actions/variables;
        // CI_PROJECT_DIR: https://docs.gitlab.com/ci/variables/predefined_variables/; WORKSPACE: Jenkins.
        string root = new[] { "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE" }.Select(Value).FirstOrDefault(
            r => r is not null && IsBelow(folder, r))
            ?? directory;
        return new Checkout(folder, Path.TrimEndingDirectorySeparator(root), WebOf(Value));

        string? Value(string name) => environment.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
    }

    /// <summary>A file's path from the root of the checkout, <c>/</c> between folders; absolute when it stands outside.</summary>
    public string PathOf(Span where)
    {
        string full = Path.GetFullPath(where.Source.Path, Folder);
        return (IsBelow(full, Root) ? Path.GetRelativePath(Root, full) : full).Replace('\\', '/');
    }

    /// <summary>The folder that was read from the root of the checkout; empty when it is the root.</summary>
    public string RelativeFolder => Folder == Root || !IsBelow(Folder, Root) ? "" : Path.GetRelativePath(Root, Folder).Replace('\\', '/');

    /// <summary>The line's address at the host of the repository, or null.</summary>
    public string? LinkTo(Span where)
    {
        string path = PathOf(where);
        return Web is null || Path.IsPathRooted(path) ? null : $"{Web}{EscapedPath(path)}#L{where.Line}";
    }

    /// <summary>A path as a URI has it: each segment escaped.</summary>
    public static string EscapedPath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static bool IsBelow(string path, string folder) =>
        path == Path.TrimEndingDirectorySeparator(folder)
            || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string? WebOf(Func<string, string?> value) =>
        (value("GITHUB_REPOSITORY"), value("GITHUB_SHA"), value("CI_PROJECT_URL"), value("CI_COMMIT_SHA")) switch
    {
        ({ } repository, { } commit, _, _) => $"{value("GITHUB_SERVER_URL") ?? "https://github.com"}/{repository}/blob/{commit}/",
        (_, _, { } project, { } commit) => $"{project}/-/blob/{commit}/",
        _ => null,
    };
}
