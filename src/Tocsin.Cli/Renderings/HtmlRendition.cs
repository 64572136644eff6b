using Tocsin.Cli.Formats;
using Tocsin.Cli.Formats.Html;
using Tocsin.Server.Pages;

namespace Tocsin.Cli.Renderings;

/// <summary>The rendition as a page of its own.</summary>
internal static class HtmlRendition
{
    public static string Write(Rendition rendition)
    {
        var standing = rendition.Refused is null ? Standing.Good : Standing.Bad;
        string said = PrettyRendition.Said(rendition);
        var page = new Markup().Raw("<header class=\"top\">\n").Brand();
        page.Open("h1", ("class", StandingBadges.ClassOf(standing))).Raw(StandingBadges.Icon(standing)).Text(said).Close("h1").Line();
        page.Open("p", ("class", "lead")).Element("code", rendition.Subject).Text($" · {rendition.Kind}").Close("p").Line();
        if (rendition.Refused is { } reason)
        {
            page.Open("p", ("class", "lead")).Element("code", reason.Code).Close("p").Line();
        }
        page.Raw("</header>\n<main id=\"main\">\n");
        if (rendition.Cards.Count > 0)
        {
            page.Element("h2", rendition.Refused is null ? "As Slack shows it" : "As it would look").Line();
        }
        foreach (var card in rendition.Cards)
        {
            SlackCard.Write(page, card.From, "", card.Color, card.Shown);
        }
        new FindingSections(rendition.Findings, w => w.ToString()).Write(page);
        page.Raw("</main>\n").Element("footer", rendition.Profile is { } profile ? $"Tocsin · Chatbot profile {profile}" : "Tocsin").Line();
        return HtmlPage.Of($"{said} · {rendition.Subject} · Tocsin", page);
    }
}
