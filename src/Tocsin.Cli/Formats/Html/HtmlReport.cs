using System.Globalization;
using Tocsin.Server.Pages;
using Tocsin.Told;

namespace Tocsin.Cli.Formats.Html;

/// <summary>
/// The report as one page to look at, to keep and to send around: the chain as a map, each event's way, the cards, the findings with their
/// code.
/// </summary>
internal sealed class HtmlReport : IReportFormat
{
    public string Name => "html";

    public string FileName => "tocsin.html";

    public void Write(TextWriter writer, Screen screen, Printout printout)
    {
        var report = printout.Report;
        var findings = new FindingSections(
            report.Findings.Concat(report.Events.SelectMany(e => e.Problems)), w => $"{printout.Checkout.PathOf(w)}:{w.Line}:{w.Column}");
        var page = new Markup();
        Head(page, printout);
        page.Raw("<main id=\"main\">\n");
        if (ChainMap.Of(report) is { } map)
        {
            page.Raw("<section aria-labelledby=\"map\">\n<h2 id=\"map\">The chain</h2>\n");
            ChainDrawing.Write(page, map);
            page.Raw("</section>\n");
        }
        if (report.Events.Count > 0)
        {
            page.Raw("<section aria-labelledby=\"events\">\n<h2 id=\"events\">What was sent</h2>\n");
            foreach (var sent in report.Events)
            {
                EventSection.Write(page, sent, findings);
            }
            page.Raw("</section>\n");
        }
        findings.Write(page);
        SuppressedSection.Write(page, printout);
        CoverageSection.Write(page, report);
        page.Raw("</main>\n");
        Foot(page, printout);
        writer.Write(HtmlPage.Of($"{Headline.Of(report).Text} · {printout.Subject} · Tocsin", page));
    }

    private static void Head(Markup page, Printout printout)
    {
        var report = printout.Report;
        var headline = Headline.Of(report);
        page.Raw("<header class=\"top\">\n").Brand();
        page.Open("h1", ("class", StandingBadges.ClassOf(headline.Standing))).Raw(StandingBadges.Icon(headline.Standing))
            .Text(headline.Text).Close("h1").Line();
        int total = report.Resources.Values.Sum();
        string counted = total == 0 ? "" : ": " + string.Join(", ", ResourceNames.Counted(report.Resources));
        page.Open("p", ("class", "lead")).Element("code", printout.Subject)
            .Text($" · {total} {(total == 1 ? "resource" : "resources")}{counted}").Close("p").Line();
        var summary = Summary.Of(report);
        if (report.Events.Count > 0)
        {
            page.Raw("<ul class=\"tally\" aria-label=\"Summary\">\n");
            foreach (var (count, word, tone) in (ReadOnlySpan<(int, string, string)>)[
                (summary.Passed, "passed", "good"), (summary.Failed, "failed", "bad"),
                (summary.Rings, summary.Rings == 1 ? "rings" : "ring", "good"), (summary.Quiet, "quiet", "quiet"),
                (summary.Silent, "silent", "bad"), (summary.Accepted, "accepted", "doubt"),
                    (summary.Undetermined, "undetermined", "doubt")])
            {
                string shade = count == 0 ? "none" : tone;
                page.Open("li", ("class", shade)).Element("b", count.ToString(CultureInfo.InvariantCulture)).Text($" {word}").Close("li")
                    .Line();
            }
            page.Raw("</ul>\n");
        }
        page.Raw("<dl class=\"assumed\">\n");
        Fact(page, "Account", $"{report.Assumed.Account} ({report.Assumed.AccountSource})");
        Fact(page, "Region", $"{report.Assumed.Region} ({report.Assumed.RegionSource})");
        Fact(page, "Chatbot profile", report.Profile);
        if (TestFiles.Said(report) is { } tests)
        {
            Fact(page, "Tests", tests);
        }
        page.Raw("</dl>\n</header>\n");
    }

    private static void Fact(Markup page, string name, string value) =>
        page.Raw("<div>").Element("dt", name).Element("dd", value).Raw("</div>\n");

    private static void Foot(Markup page, Printout printout) => page.Open("footer").Text(
        string.Create(CultureInfo.InvariantCulture, $"Tocsin {typeof(HtmlReport).Assembly.GetName().Version!.ToString(3)} · "
            + $"{printout.Said} · {printout.Elapsed.TotalSeconds:0.00} s · exit code {printout.ExitCode}"))
        .Close("footer").Line();
}
