using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.Terraform;

/// <summary>A folder of Terraform files, evaluated as an apply would.</summary>
internal static class RootFolder
{
    /// <summary>
    /// Reads all files of a folder that declare anything, <c>.tf</c> or <c>.tf.json</c>, or one file. Never throws on input: what is wrong
    /// is in the findings.
    /// </summary>
    /// <param name="from">The folder or file.</param>
    /// <param name="types">The types that are modelled.</param>
    public static Configuration Read(Source from, ReadOptions options, Types types, Patches patches, Findings findings)
    {
        var (folder, names) = Find(from, options.Files);
        var reader = new SourceReader(options.Files, folder, findings, folder == from.Path ? from.Shown : from.Folder.Shown);
        var loader = new ModuleLoader(reader, findings);
        var root = loader.Load(names);
        if (loader.Bodies.Count == 0 && !ModuleFiles.In(names).Any() && (Terragrunt.IsIn(names) || Terragrunt.IsIn(reader.Tree("."))))
        {
            Terragrunt.RefuseFolder(from.Path, findings);
        }
        else if (loader.Bodies.Count == 0 && folder != from.Path && !ModuleFiles.Declare(from.Name))
        {
            findings.Error(
                FindingCode.NothingDeclared, null, $"{from.Path} is no .tf file, no template, no state and no plan.",
                ModuleFiles.In(reader.List(".") ?? []).Any() ? $"the folder that it stands in, {folder}: its .tf files are read "
                    + $"together" : "the folder that holds the .tf files or templates of the alarm");
        }
        else if (loader.Bodies.Count == 0 && !ModuleFiles.In(names).Any())
        {
            findings.Error(
                FindingCode.NothingDeclared, null, $"There are no .tf files, no templates and no state in {from.Path}.",
                Below(names, reader) ?? Files(names) ?? "the folder that holds the .tf files or templates of the alarm");
        }
        var assumed = new AssumedFunctions(findings);
        foreach (var body in loader.Bodies)
        {
            assumed.Visit(body);
        }
        var configuration = new Walk(root, types, options, reader, patches, findings).Run(names, loader.Unread);
        return configuration with
        {
            Variables = [.. root.Module.Variables.Keys],
            ReadsRemoteState = root.All.Any(m => m.Module.Resources.Values.Any(r => r is { IsData: true, Type: "terraform_remote_state" })),
            LiteralAccounts = loader.Bodies.SelectMany(LiteralAccounts.In).Where(a => a.Account != configuration.Assumed.Account)
                .ToValueList(),
        };
    }

    /// <summary>The folders that were probably meant: those below that hold Terraform files, the upper ones first.</summary>
    private static string? Below(IReadOnlyList<string> files, SourceReader reader)
    {
        const int shown = 6;
        var folders = reader.Tree(".")
            .Where(f => f.Contains('/') && ModuleFiles.Declare(f) && !f.Contains(".terraform/", StringComparison.Ordinal)).Except(files)
            .Select(f => f[..f.LastIndexOf('/')]).Distinct().OrderBy(f => f.Count(c => c == '/')).ThenBy(f => f, StringComparer.Ordinal)
                .ToList();
        return folders.Count == 0
            ? null
            : $"the folders of the root modules,"
                + $" several at once if you like. Below it are "
                    + $"{string.Join(", ", folders.Take(shown))}{(folders.Count > shown ? ", …" : "")}";
    }

    /// <summary>States and plans are read when they are named: a folder may hold any JSON.</summary>
    private static string? Files(IReadOnlyList<string> names) =>
        names.Where(n => n.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault() is { } name
            ? $"the file itself, if it is a state or a plan: {name}"
            : null;

    private static (string Folder, IReadOnlyList<string> Files) Find(Source from, FolderAccess files)
    {
        string path = from.Path;
        try
        {
            if (files.List(path) is { } names)
            {
                return (path, from.Files is { } some ? [.. names.Where(n => some.Contains(n) || IsOfVariables(n))] : names);
            }
            if (files.Length(path) is not null)
            {
                string folder = Path.GetDirectoryName(path) is { Length: > 0 } above ? above : ".";
                return (folder, [Path.GetFileName(path), .. (files.List(folder) ?? []).Where(IsOfVariables)]);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A path that cannot be listed declares nothing, as the finding will say.
        }
        return (path, []);
    }

    private static bool IsOfVariables(string name) => name.Contains(".tfvars", StringComparison.Ordinal);
}
