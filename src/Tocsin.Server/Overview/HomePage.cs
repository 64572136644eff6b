using System.Globalization;
using Tocsin.Delivery.Inbox;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Store;
using Tocsin.Flow;
using Tocsin.Server.Admin;
using Tocsin.Server.Pages;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Server.Overview;

/// <summary>What rang, what was dropped and why, what is held.</summary>
internal static class HomePage
{
    /// <summary>Of each list.</summary>
    public const int Most = 50;

    /// <param name="query">As it was written.</param>
    /// <param name="error">What is wrong with it; null where nothing is.</param>
    public static string Of(
        string query, string? error, IReadOnlyList<InboxMessage> messages, IReadOnlyList<TraceRow> dropped,
            IReadOnlyList<InboxMessage> unsent, Waits waits, IReadOnlyList<Blockage> refusing)
    {
        var page = new Markup().Raw("<header>\n").Brand().Element("h1", Heading(messages, dropped)).Line();
        page.Raw("<ul class=\"tally\">");
        Tally(page, "good", messages.Count(m => m.Kept.State == LeavingState.Delivered), "arrived");
        Tally(page, "quiet", messages.Count(m => m.Kept.State == LeavingState.Silenced), "silenced");
        Tally(page, "doubt", messages.Count(m => m.Kept.State == LeavingState.Pending), "on the way");
        Tally(page, "bad", unsent.Count, "held or given up");
        Tally(page, "quiet", dropped.Count, "without a message");
        page.Raw("</ul>\n");
        if (query.Length > 0)
        {
            page.Raw("<p class=\"lead\">").Text(error ?? "Of ").Raw(error is null ? "<code>" : "").Text(error is null ? query : "")
                .Raw(error is null ? "</code>" : "").Raw(" <a href=\"/\">Everything</a></p>\n");
        }
        page.Raw("</header>\n<main id=\"main\">\n");
        foreach (var blockage in refusing)
        {
            page.Open("p").Raw(Badges.Icon("bad", "held")).Text($" {Notices.Of(blockage)}").Close("p").Line();
        }
        Messages(page, "Rang", messages, waits, "Nothing has rung yet. `tocsin send ecs.deployment-failed` tries the alarm.");
        Dropped(page, dropped);
        if (unsent.Count > 0)
        {
            Messages(page, "Held", unsent, waits, "");
        }
        page.Raw("</main>\n<footer class=\"muted\"><p>A query narrows the lists: <code>/?q=service:payments since:1h</code>. ")
            .Text($"The last {Most} of each are shown.").Raw("</p></footer>\n");
        return HtmlPage.Of("Tocsin", page, "lists");
    }

    public static string LinkTo(string id) => $"/trace/{Uri.EscapeDataString(id)}";

    public static string TimeOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Heading(IReadOnlyList<InboxMessage> messages, IReadOnlyList<TraceRow> dropped) =>
        messages.Count > 0 ? "What rang, and what did not" : dropped.Count > 0 ? "Nothing rang" : "Nothing has happened yet";

    private static void Tally(Markup page, string tone, int count, string what) =>
        page.Open("li", ("class", count == 0 ? "none" : tone)).Element("b", count.ToString(CultureInfo.InvariantCulture)).Text($" {what}")
            .Close("li");

    private static void Messages(
        Markup page, string title, IReadOnlyList<InboxMessage> messages, Waits waits, string none)
    {
        page.Element("h2", title).Line();
        if (messages.Count == 0)
        {
            page.Element("p", none, ("class", "muted")).Line();
            return;
        }
        page.Raw("<div class=\"scroll\"><table><thead><tr><th>When (UTC)</th><th>What</th><th>Where</th><th>Of</th></tr></thead><tbody>\n");
        foreach (var message in messages)
        {
            var leaving = message.Kept.Leaving;
            var (tone, word) = message.Kept.State switch
            {
                LeavingState.Delivered => ("good", "arrived"),
                LeavingState.Pending => ("doubt", "on the way"),
                LeavingState.Parked => ("bad", "held"),
                LeavingState.Silenced => ("quiet", "silenced"),
                _ => ("bad", "given up"),
            };
            var post = leaving.Envelope.Content as Post;
            page.Open("tr").Open("th").Raw(Badges.Icon(tone, word)).Text(TimeOf(leaving.At)).Close("th").Open("td")
                .Element("a", post is null ? leaving.Lane : Mrkdwn.Plain(post.Title), ("href", LinkTo(leaving.Envelope.Origin.Event)));
            if (waits.Told(message.Kept) is { Length: > 0 } why)
            {
                page.Element("div", why, ("class", "muted"));
            }
            page.Close("td").Element("td", post?.Channel ?? leaving.Lane).Element("td",
                Resources(message.Trace?.Resources ?? [])).Close("tr")
                .Line();
        }
        page.Raw("</tbody></table></div>\n");
    }

    private static void Dropped(Markup page, IReadOnlyList<TraceRow> dropped)
    {
        page.Element("h2", "No message came of").Line();
        if (dropped.Count == 0)
        {
            page.Element("p", "Each event that a rule wanted became a message.", ("class", "muted")).Line();
            return;
        }
        foreach (var group in dropped.SelectMany(t => t.Reasons.Select(r => (Reason: r, Trace: t)))
            .GroupBy(r => r.Reason, r => r.Trace).OrderByDescending(g => g.Count()))
        {
            page.Open("h3").Element("code", group.Key).Text($"  {group.Count()}").Close("h3").Line();
            page.Raw("<div class=\"scroll\"><table><tbody>\n");
            foreach (var trace in group)
            {
                page.Open("tr").Open("th").Raw(Badges.Icon(group.Key == Reasons.NoMatch.Code ? "quiet" : "bad", "no message"))
                    .Text(TimeOf(trace.At)).Close("th").Open("td").Element("a", trace.Kind, ("href", LinkTo(trace.Id))).Close("td")
                    .Element("td", Resources(trace.Resources)).Close("tr").Line();
            }
            page.Raw("</tbody></table></div>\n");
        }
    }

    private static string Resources(ValueList<string> resources) => string.Join(", ", resources.Select(r => r.Split(':')[^1]));
}
