using Tocsin.Slack;
using Tocsin.Text;
using SlackLimits = Tocsin.Slack.Limits;

namespace Tocsin.Chatbot.Cards;

/// <summary>Lays a card out in Slack's blocks, within Slack's limits: what would be too much is left out, and said.</summary>
// Unverified: the blocks that AWS makes are published nowhere; this is equivalent in content, not in pixels.
internal static class Layout
{
    private const int FallbackLength = 150;

    /// <returns>The post, and in words what was left out, or null.</returns>
    public static (Post Post, string? LeftOut) Of(Card card, ChannelConfiguration configuration)
    {
        string? title = card.Title is null ? null : Unknown.Show(card.Title);
        string whole = Unknown.Show(card.Description);
        string description = Sections.Truncate(whole, Limits.DescriptionLength);
        var blocks = new List<Block>();
        if (!string.IsNullOrWhiteSpace(title))
        {
            // A header block takes 150 characters of plain text; a title may have 250 and markup.
            blocks.AddRange(Sections.Of(title.AsSpan().ContainsAny('*', '\n') ? title : $"*{title.Trim()}*"));
        }
        blocks.AddRange(Sections.Of(description));
        var tail = new List<Block>();
        int keywords = Keywords(card, tail);
        if (card.Footer.Count > 0)
        {
            tail.Add(new Block.Context([Sections.Truncate(Unknown.Show(string.Join("  ", card.Footer)), SlackLimits.SectionTextLength)]));
        }
        int steps = NextSteps(card, blocks, SlackLimits.TotalTextLength - Length(blocks) - Length(tail));
        var post = new Post(
            configuration.SlackTeamId, configuration.SlackChannelId, configuration.Name, title ?? "", description,
            Sections.Truncate(card.Summary is { Length: > 0 } summary ? Unknown.Show(summary) : title ?? description, FallbackLength),
            [.. blocks, .. tail], card.Color, card.Thread, card.Bare);
        return (post, LeftOut(whole.Length - description.Length, card.NextSteps.Count - steps, card.Keywords.Count - keywords));
    }

    /// <summary>As many next steps as there is room for, from the first on.</summary>
    private static int NextSteps(Card card, List<Block> blocks, int room)
    {
        const string Heading = "*Next steps*";
        string list = Heading;
        int shown = 0;
        foreach (string step in card.NextSteps)
        {
            string longer = $"{list}\n• {Unknown.Show(step)}";
            if (longer.Length > room || blocks.Count + Sections.Of(longer).Count + 2 > SlackLimits.Blocks)
            {
                break;
            }
            list = longer;
            shown++;
        }
        if (shown > 0)
        {
            blocks.AddRange(Sections.Of(list));
        }
        return shown;
    }

    /// <summary>As many keywords as one element holds.</summary>
    private static int Keywords(Card card, List<Block> blocks)
    {
        string tags = "";
        int shown = 0;
        foreach (string keyword in card.Keywords)
        {
            string longer = $"{tags} `{Unknown.Show(keyword)}`".TrimStart();
            if (longer.Length > SlackLimits.SectionTextLength)
            {
                break;
            }
            tags = longer;
            shown++;
        }
        if (shown > 0)
        {
            blocks.Add(new Block.Context([tags]));
        }
        return shown;
    }

    private static int Length(List<Block> blocks) => blocks.Sum(b => b.Texts.Sum(t => t.Length));

    private static string? LeftOut(int characters, int steps, int keywords)
    {
        if (characters + steps + keywords == 0)
        {
            return null;
        }
        (int Count, string What)[] parts = [(characters, "characters of the description"), (steps, "next steps"), (keywords, "keywords")];
        return string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.What}"));
    }
}
