using System.Globalization;
using Tocsin.Server.Pages;
using Tocsin.Told;

namespace Tocsin.Cli.Formats.Html;

/// <summary>Which of the declared services would ring, those that would not first.</summary>
internal static class CoverageSection
{
    public static void Write(Markup page, Report report)
    {
        if (Coverage.Said(report) is not { } said)
        {
            return;
        }
        int rings = report.Coverage.Count(c => c.Rings);
        page.Raw("<section aria-labelledby=\"coverage\">\n<h2 id=\"coverage\">Coverage</h2>\n").Element("p", said).Line();
        page.Raw(
            "<svg class=\"share\" width=\"100%\" height=\"8\" aria-hidden=\"true\"><rect class=\"rest\" width=\"100%\" height=\"8\" "
                + "rx=\"4\"/>")
            .Empty(
                "rect", ("class", "part"),
                ("width", string.Create(CultureInfo.InvariantCulture, $"{100.0 * rings / report.Coverage.Count:0.##}%")), ("height", "8"),
                ("rx", "4")).Raw("</svg>\n");
        page.Raw(
            "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">service</th><th scope=\"col\">would ring</th><th "
                + "scope=\"col\">where</th></tr></thead><tbody>\n");
        foreach (var service in report.Coverage.OrderBy(c => c.Rings))
        {
            string tone = service.Rings ? "good" : service.Outcome is EventOutcome.Undetermined or EventOutcome.Accepted ? "doubt" : "bad";
            page.Raw("<tr>").Open("th", ("scope", "row")).Raw(Badges.Icon(tone, service.Rings ? "rings" : "does not ring"))
                .Element("code", service.Address).Close("th");
            page.Element("td", service.Rings ? "yes" : Coverage.Why(service)).Open("td")
                .Element("span", service.Where?.ToString() ?? "", ("class", "place")).Close("td").Raw("</tr>\n");
        }
        page.Raw("</tbody></table></div>\n</section>\n");
    }
}
