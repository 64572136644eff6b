namespace Tocsin.Tests.Declared.Functions;

/// <summary>An expression and what <c>terraform console</c> answered: a value, or an error behind <c>! </c>.</summary>
internal sealed record ConsoleRecording(string File, string Expression, string Answer)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Declared", "Functions");

    /// <summary>What ./record wrote into console/.</summary>
    public static IReadOnlyList<ConsoleRecording> All { get; } = [
        .. Directory.GetFiles(Path.Combine(Folder, "console"), "*.txt").Order().SelectMany(Read)];

    /// <summary>What we answer otherwise, each with its reason above it; <c>!</c> alone is any refusal.</summary>
    public static IReadOnlyList<ConsoleRecording> Differences { get; } = [.. Read(Path.Combine(Folder, "differences.txt"))];

    private static IEnumerable<ConsoleRecording> Read(string path) =>
        from block in $"\n{System.IO.File.ReadAllText(path)}".Split("\n> ").Skip(1)
        let lines = block.Split("\n# ")[0].Split('\n', 2)
        select new ConsoleRecording(Path.GetFileName(path), lines[0], lines[1].TrimEnd('\n'));
}
