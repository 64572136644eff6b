using Tocsin.Server.Pages;

namespace Tocsin.Cli.Formats.Html;

/// <summary>What the files say is known, and why it stands; folded, since it counts for nothing.</summary>
internal static class SuppressedSection
{
    public static void Write(Markup page, Printout printout)
    {
        var suppressed = printout.Report.Suppressed;
        if (suppressed.Count == 0)
        {
            return;
        }
        page.Raw(
            "<section aria-labelledby=\"suppressed\">\n<h2 id=\"suppressed\">Suppressed</h2>\n<article class=\"event "
                + "quiet\">\n<details class=\"folded\">")
            .Open("summary")
                .Element(
                    "span",
                    suppressed.Count == 1
                        ? "1 finding that the files say is known"
                        : $"{suppressed.Count} findings that the files say are known",
                    ("class", "result"))
                .Close("summary").Line();
        page.Raw(
            "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">finding</th><th scope=\"col\">where</th><th "
                + "scope=\"col\">because</th></tr></thead><tbody>\n");
        foreach (var (finding, because) in suppressed)
        {
            page.Raw("<tr>").Open("th", ("scope", "row"), ("title", finding.Message)).Element("code", finding.Code)
                .Text($" {FindingPage.Of(finding.Code).Title}").Close("th");
            page.Element(
                "td", finding.Where is { } where
                    ? $"{printout.Checkout.PathOf(where)}:{where.Line}:{where.Column}" : "", ("class", "place"))
                .Element("td", because).Raw("</tr>\n");
        }
        page.Raw("</tbody></table></div>\n</details>\n</article>\n</section>\n");
    }
}
