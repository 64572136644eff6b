using System.Runtime.CompilerServices;

namespace Tocsin.Conformance;

internal static class Repository
{
    public static string Root { get; } = Found();

    /// <summary>Where tests keep what is made once and used again: packages of npm.</summary>
    public static string Artifacts(string name) =>
        Directory.CreateDirectory(Path.Combine(Root, "artifacts", "conformance", name)).FullName;

    private static string Found([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
