namespace Tocsin.Cli.Commands;

/// <summary>What <c>--format NAME[=FILE]</c> means, whatever the formats are of.</summary>
internal static class FormatOption
{
    /// <param name="known">The formats there are; the first is for the standard output when none is chosen.</param>
    /// <exception cref="UsageException">An unknown format, or two on the standard output or in one file.</exception>
    public static List<(T Format, Destination To)> Parse<T>(
        Invocation invocation, string[] written, IReadOnlyList<T> known, Func<T, string> name, Func<T, string> fileName)
    {
        var formats = written.Select(w => ParseOne(w, known, name, fileName))
            .DefaultIfEmpty((Format: known[0], To: (Destination)new Destination.Output())).ToList();
        var files = formats.Select(f => f.To).OfType<Destination.File>().Select(f => f.Name);
        if (files.GroupBy(invocation.Absolute).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new UsageException(
                $"--format {twice.First()}: two formats in one file, of which the second would be written over the first; give each "
                    + $"its own");
        }
        return formats.Count(f => f.To is Destination.Output) > 1
            ? throw new UsageException(
                $"two formats on the standard output: write one of them to a file, --format {name(known[1])}={fileName(known[1])}")
            : formats;
    }

    private static (T Format, Destination To) ParseOne<T>(
        string written, IReadOnlyList<T> known, Func<T, string> name, Func<T, string> fileName)
    {
        string[] parts = written.Split('=', 2);
        if (!known.Select(name).Contains(parts[0]))
        {
            throw new UsageException(
                $"--format {written}: there is no format '{parts[0]}'; there are {string.Join(", ", known.Select(name))}, each with "
                    + $"=FILE or without");
        }
        var format = known.First(f => name(f) == parts[0]);
        return parts switch
        {
            [_, ""] =>
                throw new UsageException($"--format {written}: the file's name is missing; --format {name(format)}={fileName(format)}"),
            [_, var file] => (format, new Destination.File(file)),
            _ => (format, new Destination.Output()),
        };
    }
}
