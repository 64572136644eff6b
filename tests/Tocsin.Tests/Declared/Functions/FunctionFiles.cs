using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Hcl;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Functions;

/// <summary>The context of a run in the folder of the recordings.</summary>
internal static class FunctionFiles
{
    public static FunctionContext Context { get; } =
        new(
            "/base", Read, List, (path, text, variables) => Evaluator.Render(new SourceText(path, text), variables, Context!),
            new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero));

    private static FileRead Read(string path)
    {
        string full = Path.Combine(ConsoleRecording.Folder, path);
        return Directory.Exists(full) ? new FileRead.Refused($"read {path}: is a directory")
            : File.Exists(full) ? new FileRead.Found(File.ReadAllBytes(full))
            : new FileRead.Missing();
    }

    private static IReadOnlyList<string> List(string path)
    {
        string full = Path.Combine(ConsoleRecording.Folder, path);
        return Directory.Exists(full)
            ? [.. Directory.GetFiles(full, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(full, f).Replace('\\', '/'))]
            : [];
    }
}
