namespace Tocsin.Cli.Formats;

/// <summary>For programs: the whole report, as docs/reference/json.md describes it.</summary>
internal sealed class JsonFormat : IReportFormat
{
    public string Name => "json";

    public string FileName => "tocsin.json";

    public void Write(TextWriter writer, Screen screen, Printout printout) => writer.Write(JsonReport.Write(printout.Report));
}
