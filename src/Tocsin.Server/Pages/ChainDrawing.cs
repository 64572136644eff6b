using System.Globalization;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Server.Pages;

/// <summary>
/// Draws the map twice: from left to right where there is room, from top to bottom on a narrow screen; the style shows one of them.
/// </summary>
public static class ChainDrawing
{
    public static void Write(Markup page, ChainMap map)
    {
        page.Raw("<div class=\"map wide\">");
        Draw(page, map, new Across());
        page.Raw("</div>\n<div class=\"map narrow\">");
        Draw(page, map, new Down(map.Columns.Max(c => c.Count)));
        page.Raw("</div>\n");
    }

    private static void Draw(Markup page, ChainMap map, Direction direction)
    {
        int most = map.Columns.Max(c => c.Count);
        var (width, height) = direction.Extent(map.Columns.Count, most);
        page.Open(
            "svg", ("role", "img"), ("aria-label", Told(map)),
                ("viewBox", $"0 0 {N(width)} {N(height)}"), ("width", N(width)), ("height", N(height)),
            ("preserveAspectRatio", "xMinYMin meet")).Line();
        foreach (var way in map.Ways)
        {
            var from = direction.Corner(way.From.Column, way.From.Row, map.Columns[way.From.Column].Count, most);
            var to = direction.Corner(way.To.Column, way.To.Row, map.Columns[way.To.Column].Count, most);
            page.Empty("path", ("class", $"way {ClassOf(way.Mark)}"), ("d", direction.Path(from, to))).Line();
            if (!map.Columns[way.To.Column][way.To.Row].IsLane)
            {
                page.Empty("path", ("class", $"head {ClassOf(way.Mark)}"), ("d", direction.Head(to))).Line();
            }
        }
        for (int column = 0; column < map.Columns.Count; column++)
        {
            for (int row = 0; row < map.Columns[column].Count; row++)
            {
                var (x, y) = direction.Corner(column, row, map.Columns[column].Count, most);
                var station = map.Columns[column][row];
                if (station.IsLane)
                {
                    page.Empty("path", ("class", $"way {ClassOf(station.Mark)}"), ("d", direction.Through((x, y)))).Line();
                }
                else
                {
                    Draw(page, station, x, y, direction);
                }
            }
        }
        page.Raw("</svg>");
    }

    private static void Draw(Markup page, Station station, double x, double y, Direction direction)
    {
        string tone = ClassOf(station.Mark);
        page.Open("g", ("class", $"station {tone}")).Element("title", $"{station.Label} {station.Name}: {Word(station.Mark)}");
        page.Empty("rect", ("x", N(x)), ("y", N(y)), ("width", N(direction.Width)), ("height", N(direction.Height)), ("rx", "7"));
        page.Element("text", station.Label.ToUpperInvariant(), ("class", "label"), ("x", N(x + 12)), ("y", N(y + 19)));
        string[] lines = Fitted(station.Name, direction.Characters);
        for (int i = 0; i < lines.Length; i++)
        {
            page.Element("text", lines[i], ("class", "name"), ("x", N(x + 12)), ("y", N(y + 37 + (15 * i))));
        }
        if (station.Mark == Mark.None && station.Name.Length > 0)
        {
            page.Close("g").Line();
            return;
        }
        page.Element(
            "text", $"{Sign(station.Mark)} {Word(station.Mark)}", ("class", "mark"), ("x", N(x + 12)), ("y", N(y + direction.Height - 11)));
        page.Close("g").Line();
    }

    /// <summary>What the picture shows, in words.</summary>
    private static string Told(ChainMap map) => "The chain: " + string.Join(
        "; ", map.Columns.Select(c => string.Join(", ", c.Where(s => !s.IsLane).Select(s => $"{s.Label} {s.Name} {Word(s.Mark)}"))));

    /// <summary>
    /// A name without its type, in two lines at most, broken behind a separator; of a longer one the end is kept, which tells more.
    /// </summary>
    private static string[] Fitted(string name, int most)
    {
        string shown = Printable.Line(
            name.StartsWith("aws_", StringComparison.Ordinal) && name.IndexOf('.') is > 0 and var dot ? name[(dot + 1)..] : name);
        if (Cells.Of(shown) <= most)
        {
            return shown.Length == 0 ? [] : [shown];
        }
        var elements = StringInfo.GetTextElementEnumerator(shown);
        var texts = new List<string>();
        while (elements.MoveNext())
        {
            texts.Add(elements.GetTextElement());
        }
        int earliest = Start(texts, texts.Count, most);
        var breaks = Enumerable.Range(earliest, texts.Count - earliest)
            .Where(i => i > 0 && texts[i - 1] is "_" or "-" or "." or "/" or ":" or " ").ToList();
        int second = breaks.Where(i => Start(texts, i, most) == 0).OrderBy(i => Math.Abs(texts.Count - (2 * i)))
            .FirstOrDefault() is > 0 and var whole
            ? whole
            : breaks.Find(i => i - earliest < most / 2) is > 0 and var near
            ? near
            : earliest;
        int first = Start(texts, second, most);
        first = first > 0 ? Start(texts, second, most - 1) : 0;
        return [(first > 0 ? "…" : "") + string.Concat(texts[first..second]), string.Concat(texts[second..])];
    }

    /// <summary>From where on so many cells fit before <paramref name="end"/>.</summary>
    private static int Start(List<string> texts, int end, int most)
    {
        int start = end;
        for (int cells = 0; start > 0 && cells + Cells.OfElement(texts[start - 1]) <= most; start--)
        {
            cells += Cells.OfElement(texts[start - 1]);
        }
        return start;
    }

    private static string ClassOf(Mark mark) =>
        mark switch { Mark.Passed => "good", Mark.Stopped => "bad", Mark.Doubtful => "doubt", _ => "quiet" };

    private static string Sign(Mark mark) => mark switch { Mark.Passed => "✓", Mark.Stopped => "✗", Mark.Doubtful => "?", _ => "–" };

    private static string Word(Mark mark) => mark switch
    {
        Mark.Passed => "passes",
        Mark.Stopped => "stops here",
        Mark.Doubtful => "cannot be told",
        Mark.Expected => "stops, as expected",
        Mark.Missed => "does not match",
        _ => "not reached",
    };

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Which way the columns go.</summary>
    private abstract class Direction
    {
        protected const double Margin = 1;

        public abstract double Width { get; }

        public abstract int Characters { get; }

        public abstract double Height { get; }

        public abstract (double Width, double Height) Extent(int columns, int rows);

        public abstract (double X, double Y) Corner(int column, int row, int rows, int most);

        public abstract string Path((double X, double Y) from, (double X, double Y) to);

        public abstract string Head((double X, double Y) to);

        /// <summary>Across the room of a station, from where ways end to where they begin.</summary>
        public abstract string Through((double X, double Y) lane);
    }

    private sealed class Across : Direction
    {
        private const double Gap = 26;
        private const double RowGap = 14;

        // In a tall map what is centred is far from the heading.
        private const int RowsCentred = 4;

        public override double Width => 152;

        public override double Height => 80;

        // The widest of the usual fonts takes 7.9 of a bold letter's 12 pixels.
        public override int Characters => 16;

        public override (double, double) Extent(int columns, int rows) =>
            ((columns * (Width + Gap)) - Gap + (2 * Margin), (rows * (Height + RowGap)) - RowGap + (2 * Margin));

        public override (double, double) Corner(int column, int row, int rows, int most) =>
            (Margin + (column * (Width + Gap)), Margin + ((row + (most > RowsCentred ? 0 : (most - rows) / 2.0)) * (Height + RowGap)));

        public override string Path((double X, double Y) from, (double X, double Y) to)
        {
            double x1 = from.X + Width, y1 = from.Y + (Height / 2), x2 = to.X - 6, y2 = to.Y + (Height / 2), middle = (x1 + x2) / 2;
            return $"M{N(x1)} {N(y1)}C{N(middle)} {N(y1)} {N(middle)} {N(y2)} {N(x2)} {N(y2)}";
        }

        public override string Head((double X, double Y) to)
        {
            double y = to.Y + (Height / 2);
            return $"M{N(to.X - 8)} {N(y - 4)}L{N(to.X - 1)} {N(y)}L{N(to.X - 8)} {N(y + 4)}z";
        }

        public override string Through((double X, double Y) lane) =>
            $"M{N(lane.X - 6)} {N(lane.Y + (Height / 2))}H{N(lane.X + Width)}";
    }

    /// <param name="most">The stations of the fullest column: two have room beside each other on a narrow screen, of more the page
    /// scrolls.</param>
    private sealed class Down(int most) : Direction
    {
        private const double Gap = 24;
        private const double ColumnGap = 12;

        public override double Width => most == 1 ? 296 : 156;

        public override double Height => most == 1 ? 66 : 80;

        public override int Characters => most == 1 ? 34 : 16;

        public override (double, double) Extent(int columns, int rows) =>
            ((rows * (Width + ColumnGap)) - ColumnGap + (2 * Margin), (columns * (Height + Gap)) - Gap + (2 * Margin));

        public override (double, double) Corner(int column, int row, int rows, int most) =>
            (Margin + (row * (Width + ColumnGap)), Margin + (column * (Height + Gap)));

        public override string Path((double X, double Y) from, (double X, double Y) to)
        {
            double x1 = from.X + (Width / 2), y1 = from.Y + Height, x2 = to.X + (Width / 2), y2 = to.Y - 6, middle = (y1 + y2) / 2;
            return $"M{N(x1)} {N(y1)}C{N(x1)} {N(middle)} {N(x2)} {N(middle)} {N(x2)} {N(y2)}";
        }

        public override string Head((double X, double Y) to)
        {
            double x = to.X + (Width / 2);
            return $"M{N(x - 4)} {N(to.Y - 8)}L{N(x)} {N(to.Y - 1)}L{N(x + 4)} {N(to.Y - 8)}z";
        }

        public override string Through((double X, double Y) lane) =>
            $"M{N(lane.X + (Width / 2))} {N(lane.Y - 6)}V{N(lane.Y + Height)}";
    }
}
