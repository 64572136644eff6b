namespace Tocsin.Cli.Formats;

/// <summary>For people at a terminal: each command draws its own page.</summary>
internal sealed class PrettyFormat : IReportFormat
{
    public string Name => "pretty";

    public string FileName => "tocsin.txt";

    public void Write(TextWriter writer, Screen screen, Printout printout) => printout.Draw(new Page(writer, screen));
}
