using System.Text;
using Tocsin.Declared.Instances;

namespace Tocsin.Declared.CloudFormation;

/// <summary>The templates that a path names: a file, a folder of them, a <c>cdk.out</c>, or a CDK app's folder with one in it.</summary>
/// <param name="Folder">What the paths of the entries are relative to.</param>
internal sealed record TemplateSource(Source Folder, IReadOnlyList<TemplateEntry> Entries)
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json", ".template"];

    /// <summary>Null when the path holds no template.</summary>
    public static TemplateSource? Find(Source from, FolderAccess files)
    {
        try
        {
            if (files.List(from.Path) is { } names)
            {
                return names.Any(n => n.EndsWith(".tf", StringComparison.Ordinal) || n.EndsWith(".tf.json", StringComparison.Ordinal))
                    ? null
                    : InFolder(from, names, files);
            }
            return files.Length(from.Path) is not null && IsTemplate(from.Path, files)
                ? new TemplateSource(from.Folder, [TemplateEntry.Of(from.Name)])
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // A path that cannot be listed declares nothing, as whoever reads it next will say.
            return null;
        }
    }

    private static TemplateSource? InFolder(Source from, IReadOnlyList<string> names, FolderAccess files)
    {
        foreach (string assembly in new[] { "", "cdk.out" })
        {
            string folder = SourceReader.Join(from.Path, assembly);
            if (files.List(folder)?.Contains("manifest.json") == true && CloudAssembly.StacksIn(folder, files) is { Count: > 0 } stacks)
            {
                return new TemplateSource(from, [.. stacks.Select(s => s with { Path = SourceReader.Join(assembly, s.Path) })]);
            }
        }
        var templates = names.Where(n => Endings.Any(e => n.EndsWith(e, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal)
            .Where(n => IsTemplate(SourceReader.Join(from.Path, n), files)).Take(Limits.Templates).Select(TemplateEntry.Of).ToArray();
        return templates.Length == 0 ? null : new TemplateSource(from, templates);
    }

    /// <summary>By its content, or, when it is larger than is read, by its name.</summary>
    private static bool IsTemplate(string path, FolderAccess files)
    {
        if (!Endings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }
        if (files.Length(path) > Instances.Limits.FileBytes)
        {
            return path.Contains("template", StringComparison.OrdinalIgnoreCase) || path.EndsWith("ml", StringComparison.OrdinalIgnoreCase);
        }
        // What is not UTF-8 is refused by whoever reads it, with a word of why.
        return Template.IsLike(Encoding.UTF8.GetString(files.Read(path)));
    }
}

/// <summary>A template that is deployed as a stack of its own.</summary>
/// <param name="Path">Relative to the folder.</param>
/// <param name="Account">Twelve digits, where the CDK has been told the account.</param>
internal sealed record TemplateEntry(string Path, string StackName, string? Account = null, string? Region = null)
{
    public static TemplateEntry Of(string path) => new(path, PhysicalName.OfStack(path));
}
