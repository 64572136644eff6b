using Tocsin.Cli.Formats.Html;
using Tocsin.Cli.Formats.Sarif;

namespace Tocsin.Cli.Formats;

/// <summary>Every format there is, in the order they are named to users. docs/reference/formats.md describes them.</summary>
internal static class ReportFormats
{
    public static readonly IReportFormat Pretty = new PrettyFormat();
    public static readonly IReportFormat GitHub = new GitHubAnnotations();
    public static readonly IReportFormat Markdown = new MarkdownReport();

    public static readonly IReadOnlyList<IReportFormat> All =
    [
        Pretty,
        new JsonFormat(),
        new JUnitReport(),
        new SarifReport(),
        GitHub,
        Markdown,
        new HtmlReport(),
    ];
}
