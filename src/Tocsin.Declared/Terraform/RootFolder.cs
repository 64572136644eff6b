using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Estates;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>A folder of Terraform files, evaluated as an apply would.</summary>
internal static class RootFolder
{
    /// <summary>Reads all <c>.tf</c> files of a folder, or one file. Never throws on input: what is wrong is in the findings.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="types">The types that are modelled.</param>
    public static Configuration Read(string path, ReadOptions options, Types types, Findings findings)
    {
        var (folder, names) = Find(path, options.Files);
        var reader = new SourceReader(options.Files, folder, findings);
        var loader = new ModuleLoader(reader, findings);
        var root = loader.Load(names);
        var unread = names.Where(n => n.EndsWith(".tf.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => NotRead(name, findings)).ToList();
        if (loader.Bodies.Count == 0 && unread.Count == 0)
        {
            findings.Error(FindingCode.NothingDeclared, null, $"There are no .tf files in {path}.", "name the folder that holds the .tf files of the alarm");
        }
        var configuration = new Walk(root, types, options, reader, findings).Run(names, loader.Unread);
        return configuration with
        {
            Unmodelled = configuration.Unmodelled.AddRange(unread),
            LiteralAccounts = loader.Bodies.SelectMany(LiteralAccounts.In).Where(a => a.Account != configuration.Assumed.Account).ToValueList(),
        };
    }

    private static Unmodelled NotRead(string name, Findings findings)
    {
        const string why = "Terraform's JSON syntax is not read";
        findings.Warning(FindingCode.ConstructNotRead, SourceReader.Nowhere(name), $"{name} was not read: {why}. What it declares may carry the alarm.", "declare it in a .tf file");
        return new Unmodelled(name, why, true, SourceReader.Nowhere(name));
    }

    private static (string Folder, IReadOnlyList<string> Files) Find(string path, FolderAccess files)
    {
        try
        {
            if (files.List(path) is { } names)
            {
                return (path, names);
            }
            if (files.Length(path) is not null)
            {
                string folder = Path.GetDirectoryName(path) is { Length: > 0 } above ? above : ".";
                return (folder, [Path.GetFileName(path), .. (files.List(folder) ?? []).Where(n => n.Contains(".tfvars", StringComparison.Ordinal))]);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A path that cannot be listed declares nothing, as the finding will say.
        }
        return (path, []);
    }
}
