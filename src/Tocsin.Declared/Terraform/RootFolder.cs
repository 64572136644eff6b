using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Estates;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>A folder of Terraform files, evaluated as an apply would.</summary>
internal static class RootFolder
{
    /// <summary>Reads all files of a folder that declare anything, <c>.tf</c> or <c>.tf.json</c>, or one file. Never throws on input: what is wrong is in the findings.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="types">The types that are modelled.</param>
    public static Configuration Read(string path, ReadOptions options, Types types, Findings findings)
    {
        var (folder, names) = Find(path, options.Files);
        var reader = new SourceReader(options.Files, folder, findings);
        var builder = new ModuleBuilder(findings);
        var bodies = new List<Body>();
        foreach (string name in ModuleFiles.In(names))
        {
            if (reader.Text(name) is { } source)
            {
                var parsed = JsonFile.Is(name) ? JsonFile.Parse(source) : HclParser.ParseFile(source);
                findings.AddRange(parsed.Findings);
                bodies.Add(parsed.Value);
                builder.Add(parsed.Value, Overrides.IsOverride(name));
            }
        }
        if (bodies.Count == 0)
        {
            findings.Error(FindingCode.NothingDeclared, null, $"There are no .tf files in {path}.", "name the folder that holds the .tf files of the alarm");
        }
        var walk = new Walk(builder.Module, types, options, reader, findings);
        var configuration = walk.Run(names);
        return configuration with
        {
            LiteralAccounts = bodies.SelectMany(LiteralAccounts.In).Where(a => a.Account != configuration.Assumed.Account).ToValueList(),
        };
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
