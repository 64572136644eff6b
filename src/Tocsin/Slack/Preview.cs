using System.Globalization;
using System.Text;
using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>A post as Slack shows it, in lines that a terminal or a page can print.</summary>
public static class Preview
{
    /// <summary>Between two fields of a row.</summary>
    private const int Gutter = 2;

    /// <summary>
    /// The lines of a post, none wider than <paramref name="width"/> terminal cells (two at least, since an emoji takes two).
    /// </summary>
    public static ValueList<Line> Of(Post post, int width) => Of(post.Blocks.Select(b => b.Show()), width);

    public static ValueList<Line> Of(IEnumerable<Shown> shown, int width) =>
        shown.SelectMany(s => Lines(s, Math.Max(width, 2))).ToValueList();

    private static IEnumerable<Line> Lines(Shown shown, int width) => shown switch
    {
        Shown.Text text => Lines(text.Runs, Style.None, width),
        Shown.Heading heading => Lines(heading.Runs, Style.Bold, width),
        Shown.Small small => Lines(small.Runs, Style.Faint, width),
        Shown.Fields fields => fields.Cells.Chunk(2).SelectMany(row => Row(row, width)),
        Shown.Divider => [new Line([new Run(new string('─', width), Style.Faint)])],
        Shown.Image image =>
            Lines([new Run($"[image: {image.Alt}]")], Style.Faint, width)
                .Prepend(image.Title is { } title ? new Line([new Run(title, Style.Bold)]) : null).OfType<Line>(),
        Shown.Controls controls => Lines([new Run(string.Join("  ", controls.Labels.Select(l => $"[ {l} ]")))], Style.Code, width),
        _ => [],
    };

    private static IEnumerable<Line> Lines(ValueList<Run> runs, Style added, int width) =>
        Split(runs, added).SelectMany(line => Wrap(line, width));

    /// <summary>Two fields side by side, or below each other where there is no room.</summary>
    private static IEnumerable<Line> Row(ValueList<Run>[] cells, int width)
    {
        int half = (width - Gutter) / 2;
        if (cells.Length == 1 || half < 16)
        {
            return cells.SelectMany(c => Lines(c, Style.None, width));
        }
        var left = Lines(cells[0], Style.None, half).ToList();
        var right = Lines(cells[1], Style.None, half).ToList();
        return Enumerable.Range(0, Math.Max(left.Count, right.Count)).Select(i => new Line(
        [
            .. i < left.Count ? left[i].Runs : [],
            new Run(new string(' ', half + Gutter - (i < left.Count ? left[i].Width : 0))),
            .. i < right.Count ? right[i].Runs : [],
        ]));
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
