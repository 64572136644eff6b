using System.Xml.Linq;

namespace Tocsin.Tests.Architecture;

public class FolderTests
{
    private static readonly string[] Projects =
        ["Tocsin", "Tocsin.Declared", "Tocsin.Delivery", "Tocsin.Tasks", "Tocsin.Server", "Tocsin.Cli"];

    private readonly FolderTable table = FolderTable.Read();

    [Fact]
    public void No_folder_uses_one_that_the_table_does_not_allow()
    {
        Assert.Empty(Violations(table).Distinct().Order());
    }

    [Fact]
    public void A_forbidden_use_inside_a_method_body_is_seen()
    {
        var strict = FolderTable.Parse(
            File.ReadAllLines(Path.Combine(FolderTable.RepositoryRoot(), "docs", "architecture.md"))
                .Select(l => l.StartsWith("| 2 | Flow |", StringComparison.Ordinal) ? "| 2 | Flow | x | Json, Aws |" : l));
        Assert.Contains(Violations(strict), v => v.StartsWith("Tocsin.Flow may not use Tocsin.Text", StringComparison.Ordinal));
    }

    [Fact]
    public void A_forbidden_use_between_subfolders_is_seen()
    {
        var strict = FolderTable.Parse(
            File.ReadAllLines(Path.Combine(FolderTable.RepositoryRoot(), "docs", "architecture.md"))
                .Select(l => l.StartsWith("| 2 | Patterns/Language |", StringComparison.Ordinal) ? "| 2 | Patterns/Language | x | "
                    + "Text, Json |" : l));
        Assert.Contains(
            Violations(strict), v => v.StartsWith("Tocsin.Patterns.Language may not use Tocsin.Patterns.Bytes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_subfolder_that_may_use_its_parent_may_not_use_its_siblings()
    {
        var strict = FolderTable.Parse(
            File.ReadAllLines(Path.Combine(FolderTable.RepositoryRoot(), "docs", "architecture.md"))
                .Select(l => l.StartsWith("| 4 | Ecs/Scheduling |", StringComparison.Ordinal)
                    ? "| 4 | Ecs/Scheduling | x | Text, Aws, Flow, Ecs |"
                    : l));
        const string broken = "Tocsin.Ecs.Scheduling may not use Tocsin.Ecs.Events";
        Assert.Contains(Violations(strict), v => v.StartsWith(broken, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_namespace_of_a_source_file_is_its_folder()
    {
        string src = Path.Combine(FolderTable.RepositoryRoot(), "src");
        var wrong = Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/") && Path.GetFileName(f) != "Program.cs")
            .Where(f => !File.ReadLines(f).Contains($"namespace {Path.GetRelativePath(src, Path.GetDirectoryName(f)!).Replace('/', '.')};"))
            .Select(f => Path.GetRelativePath(src, f));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_stands_in_the_table()
    {
        string src = Path.Combine(FolderTable.RepositoryRoot(), "src");
        var folders = Projects.SelectMany(p => Directory.GetDirectories(Path.Combine(src, p)).Select(d => $"{p}.{Path.GetFileName(d)}"))
            .Where(f => !f.EndsWith(".bin", StringComparison.Ordinal) && !f.EndsWith(".obj", StringComparison.Ordinal));
        Assert.Empty(folders.Except(table.Folders));
    }

    /// <summary>A constant leaves no trace where it is used: the compiler copies it. What a file says it uses does.</summary>
    [Fact]
    public void No_source_file_names_a_folder_that_its_own_may_not_use()
    {
        Assert.Empty(Named(table));
        var strict = FolderTable.Parse(
            File.ReadAllLines(Path.Combine(FolderTable.RepositoryRoot(), "docs", "architecture.md"))
                .Select(l => l.StartsWith("| 2 | Flow |", StringComparison.Ordinal) ? "| 2 | Flow | x | Json, Aws |" : l));
        Assert.Contains(Named(strict), v => v.StartsWith("Tocsin.Flow may not use Tocsin.Text", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_refers_to_those_that_the_table_of_projects_names()
    {
        string root = FolderTable.RepositoryRoot();
        var rows = File.ReadAllLines(Path.Combine(root, "docs", "architecture.md"))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Where(c => c.Length == 5 && c[1].StartsWith('`'))
            .ToDictionary(c => c[1].Trim('`'), c => c[3]);
        Assert.Contains("src/Tocsin.Declared", rows.Keys);
        var files = new[] { "src", "tools", "tests", "bench" }
            .SelectMany(d => Directory.EnumerateFiles(Path.Combine(root, d), "*.csproj", SearchOption.AllDirectories)).ToList();
        Assert.Empty(files.Select(f => Path.GetRelativePath(root, Path.GetDirectoryName(f)!).Replace('\\', '/')).Except(rows.Keys));
        foreach (string file in files)
        {
            string uses = rows[Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace('\\', '/')];
            var referred = XDocument.Load(file).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.True(
                uses == "all" || !referred.Except(uses.Split(", ")).Any(),
                $"{file} refers to {string.Join(", ", referred)}; the table says: {uses}");
        }
    }

    private static IEnumerable<string> Named(FolderTable table) =>
        from file in Directory.EnumerateFiles(Path.Combine(FolderTable.RepositoryRoot(), "src"), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal)
        let lines = File.ReadAllLines(file)
        let own = lines.Where(l => l.StartsWith("namespace ", StringComparison.Ordinal)).Select(l => l["namespace ".Length..].TrimEnd(';'))
            .FirstOrDefault()
        where own is not null && FolderOf(own, table) is not null
        from line in lines.Where(l => l.StartsWith("using ", StringComparison.Ordinal))
        let used = line[(line.LastIndexOf(' ') + 1)..].TrimEnd(';')
        let user = FolderOf(own, table)
        let other = FolderOf(used, table)
        where other is not null && user != other && SameProject(user, other) && !table.Allows(user, other)
        select $"{user} may not use {other}: {Path.GetFileName(file)}";

    private static IEnumerable<string> Violations(FolderTable table)
    {
        foreach (string project in Projects)
        {
            using var references = new CompiledReferences(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
            foreach (var (user, used, example) in references.Pairs())
            {
                string? from = FolderOf(user, table);
                string? to = FolderOf(used, table);
                if (from is not null && to is not null && from != to && SameProject(from, to) && !table.Allows(from, to))
                {
                    yield return $"{from} may not use {to}: {example}";
                }
            }
        }
    }

    private static string? FolderOf(string ns, FolderTable table) =>
        table.Folders.Where(f => ns == f || ns.StartsWith(f + ".", StringComparison.Ordinal)).MaxBy(f => f.Length);

    private static bool SameProject(string left, string right) => ProjectOf(left) == ProjectOf(right);

    private static string ProjectOf(string folder) =>
        Projects.Where(p => folder.StartsWith(p + ".", StringComparison.Ordinal)).MaxBy(p => p.Length)!;
}
