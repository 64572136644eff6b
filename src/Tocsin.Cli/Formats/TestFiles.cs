using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>Which tests were run.</summary>
internal static class TestFiles
{
    /// <summary><c>infra/tocsin.yaml (9)</c>, or <c>built in</c>; null where nothing is judged by tests.</summary>
    public static string? Said(Report report) => report.Tests is not { } tests ? null
        : tests.Count == 0 ? "built in" : string.Join(", ", tests.Select(t => $"{t.Path} ({t.Tests})"));
}
