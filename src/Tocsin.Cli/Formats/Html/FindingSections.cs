using System.Globalization;
using Tocsin.Server.Pages;
using Tocsin.Text;

namespace Tocsin.Cli.Formats.Html;

/// <summary>The findings, worst first, each with its code and remedy; events refer to them.</summary>
internal sealed class FindingSections
{
    private readonly Func<Span, string> place;
    private readonly List<Finding> findings;
    private readonly Dictionary<Finding, int> numbers = [];

    /// <param name="place">How a place is told: file, line and column.</param>
    public FindingSections(IEnumerable<Finding> found, Func<Span, string> place)
    {
        this.place = place;
        findings = [.. found.Distinct().OrderBy(f => f.Severity)];
        for (int i = 0; i < findings.Count; i++)
        {
            numbers[findings[i]] = i + 1;
        }
    }

    /// <summary>Links to the findings about an event.</summary>
    public void Links(Markup page, IEnumerable<Finding> about)
    {
        var told = about.Where(numbers.ContainsKey).ToList();
        if (told.Count == 0)
        {
            return;
        }
        page.Raw("<ul class=\"links\">\n");
        foreach (var finding in told)
        {
            page.Open("li").Open("a", ("href", $"#f{numbers[finding]}"), ("class", Badges.ClassOf(finding.Severity)))
                .Text($"{finding.Code} {FindingPage.Of(finding.Code).Title}").Close("a").Close("li").Line();
        }
        page.Raw("</ul>\n");
    }

    public void Write(Markup page)
    {
        if (findings.Count == 0)
        {
            return;
        }
        page.Raw("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
        foreach (var finding in findings)
        {
            Write(page, finding);
        }
        page.Raw("</section>\n");
    }

    private void Write(Markup page, Finding finding)
    {
        var about = FindingPage.Of(finding.Code);
        string tone = Badges.ClassOf(finding.Severity);
        page.Open("article", ("class", $"finding {tone}"), ("id", $"f{numbers[finding].ToString(CultureInfo.InvariantCulture)}")).Line();
        page.Open("h3").Element("span", finding.Severity.ToString().ToLowerInvariant(), ("class", $"severity {tone}")).Text(" ")
            .Element("code", finding.Code)
            .Text($" {char.ToUpperInvariant(about.Title[0])}{about.Title[1..]}").Close("h3").Line();
        if (finding.Where is { } where)
        {
            page.Open("p", ("class", "place")).Text(place(where)).Close("p").Line();
        }
        page.Element("p", finding.Message).Line();
        if (finding.Where is { } span)
        {
            CodeExcerpt.Write(page, span);
        }
        if (finding.Write is { } write)
        {
            page.Raw("<p class=\"label\">Write</p>").Element("pre", write, ("class", "write")).Line();
        }
        if (about.Found.Length > 0)
        {
            page.Raw("<details class=\"more\">").Element("summary", $"What {finding.Code} means");
            foreach (
                var (label, text) in (ReadOnlySpan<(string, string)>)[("Found", about.Found), ("Then", about.Then), ("Write", about.Write)])
            {
                page.Open("p").Element("b", $"{label}: ").Text(text.Replace("`", "")).Close("p");
            }
            page.Raw("</details>\n");
        }
        page.Raw("</article>\n");
    }
}
