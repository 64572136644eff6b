using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>Cuts mrkdwn that is too long for one section into several.</summary>
public static class Sections
{
    private const string Fence = "```";

    /// <summary>
    /// Pieces of at most <see cref="Limits.SectionTextLength"/>, cut between lines, else between words, else anywhere. A code block that is
    /// cut goes on in the next piece.
    /// </summary>
    public static ValueList<Block> Of(string mrkdwn)
    {
        var blocks = new List<Block>();
        string rest = mrkdwn;
        while (rest.Length > Limits.SectionTextLength)
        {
            int cut = Cut(rest, Limits.SectionTextLength - Fence.Length - 1);
            string piece = rest[..cut];
            rest = rest[cut..].TrimStart('\n');
            if (OpensBlock(piece))
            {
                piece += $"\n{Fence}";
                rest = $"{Fence}\n{rest}";
            }
            blocks.Add(new Block.Section(piece));
        }
        if (rest.Length > 0)
        {
            blocks.Add(new Block.Section(rest));
        }
        return blocks.ToValueList();
    }

    /// <summary>The text up to a length, never half of a surrogate pair, ending in <c>…</c> where something was left out.</summary>
    public static string Truncate(string text, int length) => text.Length <= length ? text : $"{text[..Whole(text, length - 1)]}…";

    // A line or word boundary in the second half; one before that would make the pieces needlessly many.
    private static int Cut(string text, int most)
    {
        int line = text.LastIndexOf('\n', most);
        int space = line > most / 2 ? line : text.LastIndexOf(' ', most);
        return space > most / 2 ? space : Whole(text, most);
    }

    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;

    private static bool OpensBlock(string piece)
    {
        int fences = 0;
        for (
            int i = piece.IndexOf(Fence, StringComparison.Ordinal); i >= 0; i = piece.IndexOf(Fence, i
                + Fence.Length, StringComparison.Ordinal))
        {
            fences++;
        }
        return fences % 2 == 1;
    }
}
