using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>A place with declarations that the user names: a folder or a file.</summary>
/// <param name="Shown">What paths in findings begin with, where there are several places; empty for the only one, whose files go by their
/// own names.</param>
public sealed record Source(string Path, string Shown = "")
{
    /// <summary>The account it is for, when that is said of this place; null leaves it to <see cref="ReadOptions"/>.</summary>
    public GivenAccount? Account { get; init; }

    /// <summary>Of a folder, the files that are read, by name; null is all.</summary>
    public ValueList<string>? Files { get; init; }

    /// <summary>The folder a file stands in.</summary>
    public Source Folder => new(Above(Path) is { Length: > 0 } above ? above : ".", Above(Shown));

    public string Name => System.IO.Path.GetFileName(Path);

    private static string Above(string path) => System.IO.Path.GetDirectoryName(path) ?? "";
}

/// <param name="Source">Who says so: printed beside it.</param>
public sealed record GivenAccount(string Id, string Source);
