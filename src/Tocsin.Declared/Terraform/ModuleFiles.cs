namespace Tocsin.Declared.Terraform;

/// <summary>Which files of a folder are read as its configuration.</summary>
public static class ModuleFiles
{
    private static readonly string[] Extensions = [".tofu.json", ".tf.json", ".tofu", ".tf"];

    public static bool Declare(string name) => ExtensionOf(name) is not null;

    /// <summary>In the order they count: by name, those that override last. Of <c>x.tofu</c> and <c>x.tf</c> only the former.</summary>
    /// <remarks>
    /// https://opentofu.org/docs/language/files/#file-extension: OpenTofu reads x.tofu in the place of x.tf. Terraform does not know the
    /// extension.
    /// </remarks>
    public static IEnumerable<string> In(IReadOnlyList<string> names)
    {
        var all = names.Where(n => ExtensionOf(n) is not null && !n.StartsWith('.')).ToHashSet(StringComparer.Ordinal);
        return all.Where(
            n => ExtensionOf(n) is not (".tf" or ".tf.json")
                || !all.Contains($"{NameOf(n)}{ExtensionOf(n)!.Replace(".tf", ".tofu", StringComparison.Ordinal)}"))
            .Order(StringComparer.Ordinal).OrderBy(Overrides.IsOverride);
    }

    /// <summary>Without what says the syntax: <c>main</c> of <c>main.tf.json</c>.</summary>
    public static string NameOf(string fileName) => fileName[..^(ExtensionOf(fileName) ?? "").Length];

    private static string? ExtensionOf(string fileName) => Extensions.FirstOrDefault(e => fileName.EndsWith(e, StringComparison.Ordinal));
}
