using System.Globalization;
using System.Text;
using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>A post as Slack shows it, in lines that a terminal or a page can print.</summary>
public static class Preview
{
    /// <summary>The lines of a post, none wider than <paramref name="width"/> terminal cells (two at least, since an emoji takes two).</summary>
    public static ValueList<Line> Of(Post post, int width) => post.Blocks.SelectMany(b => Lines(b, Math.Max(width, 2))).ToValueList();

    private static IEnumerable<Line> Lines(Block block, int width)
    {
        Style style = block is Block.Context ? Style.Faint : Style.None;
        string mrkdwn = string.Join("  ", block.Texts);
        return Split(Mrkdwn.Parse(mrkdwn), style).SelectMany(line => Wrap(line, width));
    }

    /// <summary>The runs of each line of the text.</summary>
    private static List<List<Run>> Split(ValueList<Run> runs, Style added)
    {
        var lines = new List<List<Run>> { new() };
        bool afterBlock = false;
        foreach (Run run in runs)
        {
            bool block = run.Style.HasFlag(Style.Preformatted);
            if ((block || (afterBlock && run.Text[0] != '\n')) && lines[^1].Count > 0)
            {
                lines.Add([]); // preformatted text stands on lines of its own
            }
            afterBlock = block;
            string[] parts = run.Text.Split('\n');
            for (int i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    lines.Add([]);
                }
                if (parts[i].Length > 0)
                {
                    lines[^1].Add(run with { Text = parts[i], Style = run.Style | added });
                }
            }
        }
        return lines;
    }

    /// <summary>Breaks a line at its spaces, and a word that is too long anywhere between two characters.</summary>
    private static IEnumerable<Line> Wrap(List<Run> runs, int width)
    {
        bool quote = runs.Count > 0 && runs[0].Style.HasFlag(Style.Quote) && width > 4;
        int room = quote ? width - 2 : width;
        var elements = runs.SelectMany(Elements).ToList();
        int start = 0;
        do
        {
            int end = start, cells = 0, space = -1;
            while (end < elements.Count && cells + elements[end].Cells <= room)
            {
                cells += elements[end].Cells;
                space = elements[end].Text == " " ? end : space;
                end++;
            }
            bool atSpace = end < elements.Count && elements[end].Text == " ";
            int stop = end == elements.Count || atSpace || space <= start ? end : space;
            yield return Join(elements[start..stop], quote);
            start = stop < elements.Count && elements[stop].Text == " " ? stop + 1 : stop;
        }
        while (start < elements.Count);
    }

    private static IEnumerable<Element> Elements(Run run)
    {
        var texts = StringInfo.GetTextElementEnumerator(run.Text.Replace('\t', ' '));
        while (texts.MoveNext())
        {
            string text = texts.GetTextElement();
            yield return new Element(text, Slack.Cells.OfElement(text), run);
        }
    }

    private static Line Join(List<Element> elements, bool quote)
    {
        var runs = new List<Run>();
        if (quote)
        {
            runs.Add(new Run("▏ ", Style.Quote));
        }
        var text = new StringBuilder();
        for (int i = 0; i < elements.Count; i++)
        {
            text.Append(elements[i].Text);
            if (i + 1 == elements.Count || elements[i + 1].Of != elements[i].Of)
            {
                runs.Add(elements[i].Of with { Text = text.ToString() });
                text.Clear();
            }
        }
        return new Line(runs.ToValueList());
    }

    /// <summary>What a reader calls a character, and the run it is from.</summary>
    private readonly record struct Element(string Text, int Cells, Run Of);
}
