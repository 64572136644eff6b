using Tocsin.Cli.Formats;

namespace Tocsin.Cli.Renderings;

/// <summary>For people at a terminal: the cards, then what is refused and why.</summary>
internal static class PrettyRendition
{
    /// <summary>Of a card; the findings below are what is looked for then.</summary>
    private const int MostLines = 60;

    public static void Write(Page page, Rendition rendition)
    {
        page.Flowing(
            3, " ", rendition.Refused is null
                ? new Inked("✓", Ink.Good)
                : new Inked("✗", Ink.Bad), " ", new Inked(rendition.Subject, Ink.Bold), $"  {rendition.Kind}",
            rendition.Refused is { } reason ? new Inked($"  {reason}", Ink.Bad) : "");
        foreach (var card in rendition.Cards)
        {
            PrettyReport.Card(page, card.From, card.Shown, MostLines);
        }
        foreach (var finding in rendition.Findings)
        {
            PrettyReport.Finding(page, finding);
        }
        page.Line();
        page.Line(
            new Inked(Said(rendition), Ink.Bold),
            rendition.Profile is { } profile ? new Inked($"   Chatbot profile {profile}", Ink.Faint) : "");
    }

    /// <summary>What becomes of it, in a sentence.</summary>
    public static string Said(Rendition rendition) => rendition.Refused switch
    {
        null when rendition.Findings.Count == 0 => "Slack shows it",
        null => "Slack shows it; see what is said of it",
        { Code: ['s', 'l', 'a', 'c', 'k', '.', ..] } => "Slack refuses it: nothing is shown",
        _ => "Chatbot refuses it: nothing arrives in Slack",
    };
}
