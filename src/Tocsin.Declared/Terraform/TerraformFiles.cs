namespace Tocsin.Declared.Terraform;

/// <summary>Which files of a folder declare something, and in what order they are read.</summary>
internal static class TerraformFiles
{
    public static bool Declare(string name) => name.EndsWith(".tf", StringComparison.Ordinal) || name.EndsWith(".tf.json", StringComparison.Ordinal);

    /// <summary>The files that declare: by name, and those that override others last.</summary>
    public static IEnumerable<string> InOrder(IReadOnlyList<string> names) =>
        names.Where(n => n.EndsWith(".tf", StringComparison.Ordinal)).Order(StringComparer.Ordinal).OrderBy(Overrides.IsOverride);
}
