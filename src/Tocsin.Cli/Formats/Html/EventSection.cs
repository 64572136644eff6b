using Tocsin.Estates;

namespace Tocsin.Cli.Formats.Html;

/// <summary>One event: how it came out, what Slack shows, and its way hop by hop.</summary>
internal static class EventSection
{
    /// <summary>So many routes of an event are unfolded, when something is wrong with them.</summary>
    private const int RoutesOpen = 6;

    public static void Write(Markup page, EventReport sent, FindingSections findings)
    {
        var standing = Verdicts.Of(sent);
        // What is as it should be and says nothing is folded.
        bool folded = standing == Standing.Quiet;
        page.Open("article", ("class", $"event {Badges.ClassOf(standing)}")).Line();
        page.Raw(folded ? "<details class=\"folded\"><summary>" : "").Open("h3").Raw(Badges.Icon(standing)).Element("span", Verdicts.Name(sent)).Close("h3");
        page.Element("span", Verdicts.Result(sent), ("class", "result")).Element("code", Verdicts.Tail(sent), ("class", "tail")).Raw(folded ? "</summary>\n" : "\n");
        if (sent.Test is not null)
        {
            page.Open("p", ("class", "muted")).Text("sent: ").Element("code", sent.Name).Close("p").Line();
        }
        Lines(page, sent.Expectations, "expectations");
        Lines(page, sent.Told, "told");
        foreach (var post in sent.Messages)
        {
            SlackCard.Write(page, post);
        }
        for (int i = 0; i < sent.Routes.Count; i++)
        {
            Route(page, sent.Routes[i], sent.Routes.Count == 1 ? "Route" : $"Route {i + 1} of {sent.Routes.Count}", open: (standing is Standing.Bad or Standing.Doubtful) && IsTrouble(sent.Routes[i]) && i < RoutesOpen);
        }
        findings.Links(page, sent.Problems);
        Misses(page, sent);
        foreach (var line in sent.Logs)
        {
            page.Raw("<details class=\"more\">").Element("summary", $"Log group {line.Group} in {line.Region}").Element("pre", line.Message).Raw("</details>\n");
        }
        page.Raw(folded ? "</details>\n" : "").Raw("</article>\n");
    }

    private static bool IsTrouble(RouteReport route) => route.Outcome is RouteOutcome.Stopped or RouteOutcome.Undetermined || route.Reason is not null;

    private static void Lines(Markup page, Text.ValueList<string> lines, string kind)
    {
        if (lines.Count == 0)
        {
            return;
        }
        page.Open("ul", ("class", kind)).Line();
        foreach (string line in lines)
        {
            page.Element("li", line).Line();
        }
        page.Raw("</ul>\n");
    }

    private static void Route(Markup page, RouteReport route, string name, bool open)
    {
        string outcome = route.Outcome.ToString().ToLowerInvariant();
        page.Raw(open ? "<details class=\"route\" open>" : "<details class=\"route\">")
            .Element("summary", $"{name}: {outcome}{(route.Reason is { } reason && reason.Code != outcome ? $", {reason}" : "")}").Raw("\n<ol>\n");
        foreach (var hop in route.Hops)
        {
            page.Open("li").Raw(Badges.Icon(Badges.ClassOf(hop.Verdict), Badges.WordOf(hop.Verdict)));
            page.Element("span", hop.Stage.ToString().ToLowerInvariant(), ("class", "stage")).Text(" ").Element("code", hop.Address, ("class", "address"));
            if (hop.Where is { } where)
            {
                page.Text(" ").Element("span", where.ToString(), ("class", "place"));
            }
            if (hop.Detail.Length > 0)
            {
                page.Element("p", hop.Detail);
            }
            if (hop.Body is { } body)
            {
                page.Raw("<details class=\"more\">").Element("summary", "The message when it leaves").Element("pre", Shortened(Indented.Of(body))).Raw("</details>");
            }
            page.Close("li").Line();
        }
        page.Raw("</ol>\n</details>\n");
    }

    private static void Misses(Markup page, EventReport sent)
    {
        // A scenario sends many events; where one of them found its way, the others' missing it is no news.
        foreach (var miss in sent.Misses.Where(_ => sent.Told.Count == 0 || sent.Routes.Count == 0))
        {
            page.Raw("<div class=\"miss\">").Open("p").Text("No match: ").Element("code", miss.Address);
            if (miss.Where is { } where)
            {
                page.Text(" ").Element("span", where.ToString(), ("class", "place"));
            }
            page.Close("p").Line();
            if (miss.Fields.Count == 0)
            {
                page.Element("p", miss.Detail, ("class", "muted"));
            }
            else
            {
                page.Raw("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">field</th><th scope=\"col\">the rule wants</th><th scope=\"col\">the event has</th></tr></thead><tbody>\n");
                foreach (var field in miss.Fields)
                {
                    page.Open("tr", ("class", field.Matches ? "" : "bad")).Open("th", ("scope", "row"))
                        .Raw(Badges.Icon(field.Matches ? "good" : "bad", field.Matches ? "matches" : "does not match")).Element("code", field.Path).Close("th");
                    page.Open("td").Element("code", field.Wanted).Close("td").Open("td").Element("code", field.Found ?? "no such field").Close("td").Raw("</tr>\n");
                }
                page.Raw("</tbody></table></div>\n");
            }
            page.Raw("</div>\n");
        }
    }

    /// <summary>An event of 256 KB is shown by its beginning.</summary>
    private static string Shortened(string text) => text.Length <= Page.LongestText ? text : $"{text.AsSpan(0, Page.LongestText)}… ({text.Length} characters in all)";
}
