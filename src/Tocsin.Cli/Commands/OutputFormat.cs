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

    /// <summary>Gives the writer to write to, and whether somebody watches it.</summary>
    public void WriteTo(Invocation invocation, Action<TextWriter, bool> write)
    {
        if (File is null)
        {
            write(invocation.Out, invocation.IsTerminal);
            return;
        }
        using var writer = new StreamWriter(invocation.Absolute(File));
        write(writer, false);
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
