using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Reads the files of a root module and of all the modules it calls, as far as they are on this disk.</summary>
internal sealed class ModuleLoader(SourceReader reader, Findings findings)
{
    private readonly Dictionary<string, Module> read = [];
    private readonly List<Body> bodies = [];
    private readonly List<(ModuleNode Above, Block Call, string Why, bool CouldCarry)> unread = [];
    private InstalledModules? installed;
    private int loaded;
    private bool told;

    /// <summary>The files that were read, each once.</summary>
    public IReadOnlyList<Body> Bodies => bodies;

    /// <summary>The calls of modules that were not read, with the cause.</summary>
    public IReadOnlyList<(ModuleNode Above, Block Call, string Why, bool CouldCarry)> Unread => unread;

    /// <param name="files">The names of the root's files.</param>
    public ModuleNode Load(IReadOnlyList<string> files)
    {
        var root = new ModuleNode([], ".", ReadFiles(".", files), null, null);
        LoadCalls(root);
        return root;
    }

    private void LoadCalls(ModuleNode above)
    {
        foreach (var (name, call) in above.Module.Calls)
        {
            var path = above.Path.Add(name);
            if (FolderOf(above, path, call) is not { } folder)
            {
                continue;
            }
            if (AllAbove(above).Any(m => m.Folder == folder))
            {
                findings.Error(
                    FindingCode.InvalidReference, call.Header,
                    $"module.{name} calls the folder that it stands in, or one above it in the chain of calls: terraform never ends "
                        + $"reading it.");
                NotRead(above, call, "it calls itself", true);
                continue;
            }
            if (path.Count > Limits.ModuleDepth || loaded++ > Limits.Modules)
            {
                if (!told)
                {
                    findings.Error(
                        FindingCode.TooLarge, call.Header,
                        $"More than {Limits.Modules} modules are called, or they are nested deeper than {Limits.ModuleDepth}: "
                            + $"module.{name} and what follows is not read.");
                    told = true;
                }
                NotRead(above, call, "too many modules are called", true);
                continue;
            }
            if (reader.List(folder) is not { } files || !files.Any(ModuleFiles.Declare))
            {
                findings.Error(
                    FindingCode.InvalidReference, call.Header,
                    $"module.{name} names the folder {folder}, and there are no .tf files; terraform init fails.");
                NotRead(above, call, $"there are no .tf files in {folder}", true);
                continue;
            }
            var called = new ModuleNode(path, folder, ReadFiles(folder, files), call, above);
            above.Add(called);
            LoadCalls(called);
        }
    }

    private static IEnumerable<ModuleNode> AllAbove(ModuleNode module)
    {
        for (var above = module; above is not null; above = above.Above)
        {
            yield return above;
        }
    }

    /// <summary>
    /// The folder a call names, relative to the root's; null, with what is to be said of it, when it is not on this disk.
    /// </summary>
    private string? FolderOf(ModuleNode above, ValueList<string> path, Block call)
    {
        if (call.Body["source"] is not { } source)
        {
            findings.Error(
                FindingCode.MissingArgument, call.Header, $"module.{path[^1]} needs the argument source; terraform refuses it without.",
                "source = \"./modules/NAME\"");
            NotRead(above, call, "it has no source", true);
            return null;
        }
        if (source.Value is not Expression.Template { Literal: { } text })
        {
            NotRead(above, call, "its source is not written out", true);
            return null;
        }
        if (ModuleSource.IsLocal(text))
        {
            return SourceReader.Join(above.Folder, text);
        }
        installed ??= new InstalledModules(reader, findings);
        if (installed.FolderOf(path) is { } folder)
        {
            return SourceReader.Join(".", folder);
        }
        NotRead(
            above, call, $"{text} is not installed here (terraform init puts it into .terraform/modules)",
            ModuleSource.CouldCarryTheAlarm(text));
        return null;
    }

    private void NotRead(ModuleNode above, Block call, string why, bool couldCarry) => unread.Add((above, call, why, couldCarry));

    private Module ReadFiles(string folder, IReadOnlyList<string> names)
    {
        if (read.TryGetValue(folder, out var known))
        {
            return known;
        }
        var builder = new ModuleBuilder(findings);
        foreach (string name in ModuleFiles.In(names))
        {
            if (reader.Text(SourceReader.Join(folder, name)) is { } source)
            {
                findings.Sources.Add(source);
                var parsed = JsonFile.Is(name) ? JsonFile.Parse(source) : HclParser.ParseFile(source);
                findings.AddRange(parsed.Findings);
                bodies.Add(parsed.Value);
                builder.Add(parsed.Value, Overrides.IsOverride(name));
            }
        }
        return read[folder] = builder.Module;
    }
}
