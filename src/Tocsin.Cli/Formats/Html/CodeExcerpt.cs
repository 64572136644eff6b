using System.Globalization;
using Tocsin.Server.Pages;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Cli.Formats.Html;

/// <summary>The lines around a place, the place marked and pointed at.</summary>
internal static class CodeExcerpt
{
    private const int LinesBefore = 2;
    private const int LinesAfter = 1;

    /// <summary>A line that is longer is shown from around its place: minified JSON is one line.</summary>
    private const int LineLength = 160;

    public static void Write(Markup page, Span where)
    {
        string text = where.Source.Text;
        if (text.Length == 0)
        {
            return;
        }
        int lineStart = where.Start == 0 ? 0 : text.LastIndexOf('\n', Math.Min(where.Start, text.Length) - 1) + 1;
        int start = lineStart;
        int number = where.Line;
        for (int i = 0; i < LinesBefore && start > 0; i++)
        {
            start = start < 2 ? 0 : text.LastIndexOf('\n', start - 2) + 1;
            number--;
        }
        page.Open("pre", ("class", "code")).Open("code");
        for (int after = 0; after <= LinesAfter && start < text.Length; number++)
        {
            int end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            Line(page, where, text, number, start, end, isPlace: start == lineStart);
            after += start >= lineStart ? 1 : 0;
            start = end + 1;
        }
        page.Close("code").Close("pre").Line();
    }

    private static void Line(Markup page, Span where, string text, int number, int start, int end, bool isPlace)
    {
        page.Element("span", number.ToString(CultureInfo.InvariantCulture).PadLeft(5), ("class", "number"));
        if (!isPlace)
        {
            page.Text(" " + Shown(text[start..Math.Min(end, start + LineLength)], end - start > LineLength)).Text("\n");
            return;
        }
        int from = where.Start - start > LineLength ? where.Start - (LineLength / 2) : start;
        int to = Math.Min(end, from + LineLength);
        int marked = Math.Clamp(where.End, where.Start, to);
        string before = (from > start ? "…" : "") + Shown(text[from..where.Start], false);
        string place = Shown(text[where.Start..marked], false);
        page.Text(" " + before).Element("mark", place).Text(Shown(text[marked..to], to < end)).Text("\n");
        page.Raw("<span class=\"number\" aria-hidden=\"true\">      </span>").Element(
            "span", new string(' ', Cells.Of(before))
                + new string('^', Math.Max(1, Cells.Of(place))), ("class", "caret"), ("aria-hidden", "true"))
                .Text("\n");
    }

    private static string Shown(string line, bool goesOn) => Printable.Of(line.TrimEnd('\r').Replace('\t', ' ')) + (goesOn ? "…" : "");
}
