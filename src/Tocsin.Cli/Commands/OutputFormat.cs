using Tocsin.Cli.Formats;
using Tocsin.Estates;

namespace Tocsin.Cli.Commands;

/// <summary>One <c>--format NAME[=FILE]</c>: in which form the report is written, and where to.</summary>
/// <param name="File">The file, or null for the standard output.</param>
internal sealed record OutputFormat(string Name, string? File)
{
    private static readonly string[] Known = ["pretty", "json"];

    /// <exception cref="UsageException">An unknown format, or two on the standard output.</exception>
    public static IReadOnlyList<OutputFormat> Parse(string[] written)
    {
        var formats = written.Select(ParseOne).DefaultIfEmpty(new OutputFormat("pretty", null)).ToList();
        if (formats.Count(f => f.File is null) > 1)
        {
            throw new UsageException("two formats on the standard output: write one of them to a file, --format json=report.json");
        }
        return formats;
    }

    /// <summary>Writes the report: as JSON, or as <paramref name="draw"/> puts it on a page.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(Invocation invocation, Report report, Action<Page> draw)
    {
        if (File is null)
        {
            Write(invocation.Out, invocation.IsTerminal, report, draw);
            return;
        }
        try
        {
            using var writer = new StreamWriter(invocation.Absolute(File));
            Write(writer, false, report, draw);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--format {Name}={File}: the file cannot be written: {e.Message}", e);
        }
    }

    private void Write(TextWriter writer, bool isTerminal, Report report, Action<Page> draw)
    {
        if (Name == "json")
        {
            writer.Write(JsonReport.Write(report));
        }
        else
        {
            draw(new Page(writer, isTerminal));
        }
    }

    private static OutputFormat ParseOne(string written)
    {
        string[] parts = written.Split('=', 2);
        if (!Known.Contains(parts[0]))
        {
            throw new UsageException($"--format {written}: there is no format '{parts[0]}'; there are {string.Join(", ", Known)}, each with =FILE or without");
        }
        if (parts is [_, ""])
        {
            throw new UsageException($"--format {written}: the file's name is missing; --format {parts[0]}=report.{parts[0]}");
        }
        return new OutputFormat(parts[0], parts.ElementAtOrDefault(1));
    }
}
