using Tocsin.Cli.Formats;

namespace Tocsin.Cli.Commands;

/// <summary>One <c>--format NAME[=FILE]</c>: in which form the report is written, and where to.</summary>
internal sealed record OutputFormat(IReportFormat Format, Destination To)
{
    /// <param name="judges">On a build server of GitHub, what the command finds is also annotated in the code and summed up on the run's
    /// page.</param>
    /// <exception cref="UsageException">An unknown format, or two on the standard output.</exception>
    public static IReadOnlyList<OutputFormat> Parse(string[] written, Invocation invocation, bool judges)
    {
        var formats = FormatOption.Parse(invocation, written, ReportFormats.All, f => f.Name, f => f.FileName)
            .ConvertAll(f => new OutputFormat(f.Format, f.To));
        return judges ? [.. formats, .. OnGitHub(formats, invocation)] : formats;
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(Invocation invocation, Printout printout) =>
        To.Write(invocation, $"--format {Format.Name}", (writer, screen) => Format.Write(writer, screen, printout));

    /// <summary>Which option writes where, for who refuses some places.</summary>
    public static IEnumerable<(string Option, Destination To)> Destinations(IEnumerable<OutputFormat> formats) =>
        formats.Select(f => ($"--format {f.Format.Name}", f.To));

    /// <summary>Whether nothing that a program reads is written to the standard output.</summary>
    public static bool LeaveOutputToPeople(IReadOnlyList<OutputFormat> formats) =>
        formats.All(f => f.To is not Destination.Output || f.Format == ReportFormats.Pretty);

    /// <summary>
    /// GitHub reads its workflow commands from both streams of a step, so the annotations go to the standard error and can spoil no format
    /// on the standard output.
    /// </summary>
    private static IEnumerable<OutputFormat> OnGitHub(List<OutputFormat> chosen, Invocation invocation)
    {
        if (invocation.Variable("GITHUB_ACTIONS") != "true")
        {
            yield break;
        }
        if (!chosen.Any(f => f.Format == ReportFormats.GitHub))
        {
            yield return new OutputFormat(ReportFormats.GitHub, new Destination.Error());
        }
        if (invocation.Variable("GITHUB_STEP_SUMMARY") is { } summary)
        {
            yield return new OutputFormat(ReportFormats.Markdown, new Destination.StepSummary(summary));
        }
    }
}
