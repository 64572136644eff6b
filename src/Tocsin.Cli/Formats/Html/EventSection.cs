using Tocsin.Estates;
using Tocsin.Server.Pages;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats.Html;

/// <summary>One event: how it came out, what Slack shows, and its way hop by hop.</summary>
internal static class EventSection
{
    /// <summary>So many routes of an event are unfolded, when something is wrong with them.</summary>
    private const int RoutesOpen = 6;

    /// <summary>So many steps of a scenario are shown of its beginning, and of its end.</summary>
    private const int StepsAtEachEnd = 6;

    /// <summary>So many rules are told of that an event does not match.</summary>
    private const int MissesShown = 20;

    public static void Write(Markup page, EventReport sent, FindingSections findings)
    {
        var standing = Verdicts.Of(sent);
        // What is as it should be and says nothing is folded, and so is a test that passes.
        bool folded = standing == Standing.Quiet || (standing == Standing.Good && sent.Test is not null);
        page.Open("article", ("class", $"event {StandingBadges.ClassOf(standing)}")).Line();
        page.Raw(folded ? "<details class=\"folded\"><summary>" : "").Open("h3").Raw(StandingBadges.Icon(standing))
            .Element("span", Verdicts.Name(sent)).Close("h3");
        page.Element("span", Verdicts.Result(sent), ("class", "result")).Element("code", Verdicts.Tail(sent), ("class", "tail"))
            .Raw(folded ? "</summary>\n" : "\n");
        if (sent.Test is not null)
        {
            page.Open("p", ("class", "muted")).Text("sent: ").Element("code", sent.Name).Close("p").Line();
        }
        Lines(page, sent.Expectations, "expectations");
        Told(page, sent.Told);
        foreach (var post in Repeated.Messages(sent))
        {
            string where = post.Item.Channel.Length > 0 ? $"in {Unknown.Show(post.Item.Channel)}" : "";
            SlackCard.Write(page, post.Item.Heading, where + post.Times, post.Item.Color, post.Item.Blocks.Select(b => b.Show()));
        }
        var routes = Repeated.Routes(sent);
        for (int i = 0; i < routes.Count; i++)
        {
            var (route, times) = (routes[i].Item, routes[i].Times);
            bool open = standing is Standing.Bad or Standing.Doubtful && IsTrouble(route) && i < RoutesOpen;
            Route(page, route, (routes.Count == 1 ? "Route" : $"Route {i + 1} of {routes.Count}") + times, open);
        }
        findings.Links(page, sent.Problems);
        Misses(page, sent);
        foreach (var line in Repeated.Logs(sent))
        {
            page.Raw("<details class=\"more\">").Element("summary", $"Log group {line.Item.Group} in {line.Item.Region}{line.Times}")
                .Element("pre", line.Item.Message).Raw("</details>\n");
        }
        page.Raw(folded ? "</details>\n" : "").Raw("</article>\n");
    }

    private static bool IsTrouble(RouteReport route) =>
        route.Outcome is RouteOutcome.Stopped or RouteOutcome.Undetermined || route.Reason is not null;

    private static void Lines(Markup page, ValueList<string> lines, string kind)
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

    /// <summary>A scenario's steps; of many the first and the last, with all of them to unfold.</summary>
    private static void Told(Markup page, ValueList<string> told)
    {
        if (told.Count <= 2 * StepsAtEachEnd + 1)
        {
            Lines(page, told, "told");
            return;
        }
        Lines(
            page, [.. told.Take(StepsAtEachEnd), $"… {told.Count - (2 * StepsAtEachEnd)} more steps …", .. told.TakeLast(StepsAtEachEnd)],
            "told");
        page.Raw("<details class=\"more\">").Element("summary", $"All {told.Count} steps");
        Lines(page, told, "told");
        page.Raw("</details>\n");
    }

    private static void Route(Markup page, RouteReport route, string name, bool open)
    {
        string outcome = route.Outcome.ToString().ToLowerInvariant();
        page.Raw(open ? "<details class=\"route\" open>" : "<details class=\"route\">")
            .Element(
                "summary", $"{name}: {outcome}{(route.Reason is { } reason && reason.Code != outcome ? $", {reason}" : "")}")
                    .Raw("\n<ol>\n");
        foreach (var hop in route.Hops)
        {
            page.Open("li").Raw(Badges.Icon(Badges.ClassOf(hop.Verdict), Badges.WordOf(hop.Verdict)));
            page.Element("span", hop.Stage.ToString().ToLowerInvariant(), ("class", "stage")).Text(" ")
                .Element("code", hop.Address, ("class", "address"));
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
                page.Raw("<details class=\"more\">").Element("summary", "The message when it leaves")
                    .Element("pre", Shortened(Indented.Of(body))).Raw("</details>");
            }
            page.Close("li").Line();
        }
        page.Raw("</ol>\n</details>\n");
    }

    /// <summary>Each rule once: of the many events of a scenario, the one that comes closest to it.</summary>
    private static void Misses(Markup page, EventReport sent)
    {
        // Where one event of a scenario found its way, the others' missing it is no news.
        if (sent.Told.Count > 0 && sent.Routes.Count > 0)
        {
            return;
        }
        var rules = sent.Misses.AsEnumerable().GroupBy(m => (m.Address, m.Rule)).ToList();
        foreach (var rule in rules.Take(MissesShown))
        {
            Miss(page, rule.MaxBy(m => m.Fields.Count(f => f.Matches) - m.Fields.Count(f => !f.Matches))!, rule.Count());
        }
        if (rules.Count > MissesShown)
        {
            page.Element("p", $"{rules.Count - MissesShown} more rules do not match.", ("class", "miss muted")).Line();
        }
    }

    private static void Miss(Markup page, MissReport miss, int events)
    {
        page.Raw("<div class=\"miss\">").Open("p").Text("No match: ").Element("code", miss.Address);
        if (miss.Where is { } where)
        {
            page.Text(" ").Element("span", where.ToString(), ("class", "place"));
        }
        page.Text(events > 1 ? $" (the closest of {events} events)" : "").Close("p").Line();
        if (miss.Fields.Count == 0)
        {
            page.Element("p", miss.Detail, ("class", "muted"));
        }
        else
        {
            page.Raw(
                "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">field</th><th scope=\"col\">the rule wants</th><th "
                    + "scope=\"col\">the event has</th></tr></thead><tbody>\n");
            foreach (var field in miss.Fields)
            {
                page.Open("tr", ("class", field.Matches ? "" : "bad")).Open("th", ("scope", "row"))
                    .Raw(Badges.Icon(field.Matches ? "good" : "bad", field.Matches ? "matches" : "does not match"))
                        .Element("code", field.Path).Close("th");
                page.Open("td").Element("code", field.Wanted).Close("td").Open("td").Element("code", field.Found ?? "no such field")
                    .Close("td").Raw("</tr>\n");
            }
            page.Raw("</tbody></table></div>\n");
        }
        page.Raw("</div>\n");
    }

    /// <summary>An event of 256 KB is shown by its beginning.</summary>
    private static string Shortened(string text) =>
        text.Length <= Page.LongestText ? text : $"{text.AsSpan(0, Page.LongestText)}… ({text.Length} characters in all)";
}
