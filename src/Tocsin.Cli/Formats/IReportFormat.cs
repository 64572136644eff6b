namespace Tocsin.Cli.Formats;

/// <summary>One form in which a report is written. A new one is a class and a line in <see cref="ReportFormats"/>.</summary>
internal interface IReportFormat
{
    /// <summary>What it is called after <c>--format</c>.</summary>
    string Name { get; }

    /// <summary>How a file of it is usually called, as in <c>--format sarif=tocsin.sarif</c>.</summary>
    string FileName { get; }

    /// <param name="screen">Who looks at what is written.</param>
    void Write(TextWriter writer, Screen screen, Printout printout);
}
