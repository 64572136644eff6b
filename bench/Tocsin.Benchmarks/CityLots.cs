using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Json;

namespace Tocsin.Benchmarks;

/// <summary>
/// 213,068 made-up city lots as GeoJSON features, about 920 bytes each, sorted by lot number, of which each rule of <see cref="RuleSets"/>
/// matches exactly the published number.
/// </summary>
/// <remarks>
/// Deterministic. The shape is that of the events which event pattern matchers are customarily measured on; no value is taken from them.
/// </remarks>
internal static class CityLots
{
    private const int Count = 213_068;
    private const double Divide = -122.41600944012424;
    private const double West = -122.46471267081272;
    private const double East = -122.4063085128395;
    private const double OneX = -122.42916360922355;
    private const double OneY = 37.729900216217324;

    public static EventBytes[] Make()
    {
        var random = new Random(20260101);
        string[] lots = Lots(random);
        string?[] streets = Streets(random);
        string?[] types = Types(random);
        string[] numbers = Numbers(random);
        var shapes = new Shapes(random);
        var events = new EventBytes[Count];
        for (int i = 0; i < Count; i++)
        {
            string properties =
                $"\"MAPBLKLOT\":\"{lots[i]}\",\"BLKLOT\":\"{lots[i]}\",\"BLOCK_NUM\":\"{lots[i][..4]}\",\"LOT_NUM\":\"{lots[i][4..]}\","
                    + $"\"FROM_ST\":\"{numbers[i]}\","
                + $"\"TO_ST\":\"{numbers[i]}\",\"STREET\":{Quoted(streets[i])},\"ST_TYPE\":{Quoted(types[i])},"
                    + $"\"ODD_EVEN\":\"{(random.Next(2) == 0 ? 'E' : 'O')}\"";
            events[i] = Event($"{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{shapes.Geometry(i)}}}");
        }
        return events;
    }

    /// <summary>Reads events from a file, one a line.</summary>
    public static EventBytes[] Read(string path) => [.. File.ReadLines(path).Select(Event)];

    private static EventBytes Event(string json) =>
        EventBytes.TryCreate(json, out EventBytes bytes, out JsonError error) ? bytes : throw new InvalidDataException(error.Message);

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";

    private static string[] Lots(Random random)
    {
        (Regex Form, Func<string> Draw, int Missing)[] classes =
        [
            (new("^143.*$"), () => $"143{random.Next(10_000):D4}", 490 - 1),
            (new("^2.*0.*1.*7$"), () => $"2{random.Next(100_000):D5}7", 713 - 101),
            (new("^.*218$"), () => $"{random.Next(10_000):D4}218", 43 - 35),
            (new("^3.*5.*2$"), () => $"3{random.Next(100_000):D5}2", 2540 - 655),
        ];
        string[] fixedLots = ["1430022", "2607117", "2607218", "3745012"];
        string Draw(int index, Func<string> draw)
        {
            while (true)
            {
                string lot = draw();
                if (!fixedLots.Contains(lot) && classes.Index().All(c => c.Item.Form.IsMatch(lot) == (c.Index == index)))
                {
                    return lot;
                }
            }
        }
        List<string> lots = [
            "1430022", .. Enumerable.Repeat("2607117", 101), .. Enumerable.Repeat("2607218", 35), .. Enumerable.Repeat("3745012", 655),
            "VACSTWIL"];
        foreach ((int index, var c) in classes.Index())
        {
            lots.AddRange(Enumerable.Range(0, c.Missing).Select(_ => Draw(index, c.Draw)));
        }
        string[] others = [
            .. Enumerable.Range(0, 150_000).Select(_ => Draw(-1, () => $"{random.Next(1, 9000):D4}{random.Next(1, 400):D3}"))];
        lots.AddRange(Enumerable.Range(0, Count - lots.Count).Select(_ => others[random.Next(others.Length)]));
        lots.Sort(StringComparer.Ordinal);
        return [.. lots];
    }

    private static string?[] Streets(Random random)
    {
        (string Name, int Count)[] wanted =
        [
            ("FULTON", 1910), ("FUNSTON", 477), ("MASON", 2657), ("MASONIC", 293), ("JEFFERSON", 131), ("MOULTON", 22), ("BEACH", 211),
            ("BIRCH", 9), ("HYDE", 1758), ("CHESTNUT", 825),
            ("ACORN", 24), ("BLANCHE", 442), ("DRUMM", 13), ("DRAKE", 25), ("LAKE", 846), ("RHODE ISLAND", 328), ("FLEMING", 1963),
            ("DOMINGO", 682),
        ];
        // Streets in -ON are 17,921 in all.
        string[] ons = ["WASHINGTON", "JACKSON", "HARRISON", "MISSION", "CLAYTON", "UNION", "STOCKTON", "CLINTON"];
        string?[] others = [
            "UNKNOWN ST", "GREENWICH", "TURK", "CABRILLO", "17TH", "GEARY", "HOWARD", "NORIEGA", "JUDAH", "PINE", "BUSH", "SUTTER", "POST",
            "VALLEJO", "CLAY", "CASTRO", "OCEAN", "WAWONA", null];
        List<string?> streets = [
            .. wanted.SelectMany(w => Enumerable.Repeat(w.Name, w.Count)),
            .. Enumerable.Range(0, 17_921 - (1910 + 477 + 2657 + 131 + 22)).Select(i => ons[i % ons.Length])];
        return Filled(streets, () => others[random.Next(others.Length)], random);
    }

    private static string?[] Types(Random random)
    {
        string?[] others = ["AVE", "DR", "BLVD", "WAY", "TER", "RD", "PL", "LN", "CIR", "ALY", null];
        return Filled(
            [.. Enumerable.Repeat("ST", 116_386), .. Enumerable.Repeat("STWY", 15), .. Enumerable.Repeat("CT", 1774)],
            () => others[random.Next(others.Length)],
            random);
    }

    private static string[] Numbers(Random random)
    {
        string Other()
        {
            string number;
            do
            {
                number = random.Next(3500).ToString(CultureInfo.InvariantCulture);
            }
            while (number.StartsWith("44", StringComparison.Ordinal) || number.EndsWith("41", StringComparison.Ordinal));
            return number;
        }
        int[] last = [0, 2, 3, 4, 5, 6, 7, 8, 9];
        int[] first = [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 25];
        return Filled(
            [
                .. Enumerable.Repeat("441", 2453),
                .. Enumerable.Range(0, 3977 - 2453).Select(_ => $"44{last[random.Next(last.Length)]}"),
                .. Enumerable.Range(0, 4013 - 2453).Select(_ => $"{first[random.Next(first.Length)]}41"),
            ],
            Other,
            random);
    }

    private static T[] Filled<T>(List<T> list, Func<T> other, Random random)
    {
        list.AddRange(Enumerable.Range(0, Count - list.Count).Select(_ => other()));
        T[] all = [.. list];
        random.Shuffle(all);
        return all;
    }

    /// <summary>Polygons in four bands of longitude, a few of whose points stray into a neighbouring band.</summary>
    private sealed class Shapes
    {
        private readonly Random random;
        private readonly char[] bands;
        private readonly HashSet<int> multiple;
        private readonly Dictionary<int, double> thirdX = [];
        private readonly HashSet<int> firstX = [];
        private readonly int strangeY;

        public Shapes(Random random)
        {
            this.random = random;
            bands = [.. new string('A', 41_895), .. new string('B', 107_053), .. new string('C', 20_000), .. new string('D', 44_120)];
            random.Shuffle(bands);
            int[] all = [.. Enumerable.Range(0, Count)];
            random.Shuffle(all);
            multiple = [.. all[..120]];
            strangeY = multiple.Min();
            int[] Of(char band) => [.. all[120..].Where(i => bands[i] == band)];
            int[] inA = Of('A'), inB = Of('B'), inC = Of('C');
            Stray(inC[..498], 'B');
            Stray(inB[..248], 'C');
            Stray(inA[..432], 'B');
            firstX = [.. inB[300..302]];
            foreach (int i in inB[302..518])
            {
                thirdX[i] = OneX;
            }
        }

        public string Geometry(int i)
        {
            (double low, double high) = Band(bands[i]);
            int count = Points();
            double x = firstX.Contains(i) ? OneX : Between(low, high), y = Between(37.708, 37.81);
            var points = new (double X, double Y)[count];
            points[0] = (x, y);
            for (int k = 1; k < count - 1; k++)
            {
                points[k] = (x + Between(-2.5e-4, 2.5e-4), y + Between(-2.5e-4, 2.5e-4));
            }
            points[2].X = thirdX.GetValueOrDefault(i, points[2].X);
            points[1].Y = i == strangeY ? OneY : points[1].Y;
            points[^1] = points[0];
            string list = string.Join(',', points.Select(p => Point(p.X, p.Y)));
            string coordinates = multiple.Contains(i) ? $"[[[{list}]]]" : $"[[{list}]]";
            return $"{{\"type\":\"{(multiple.Contains(i) ? "MultiPolygon" : "Polygon")}\",\"coordinates\":{coordinates},"
                + $"\"firstCoordinates\":{Point(points[0].X, points[0].Y)}}}";
        }

        private void Stray(int[] which, char into)
        {
            (double low, double high) = Band(into);
            foreach (int i in which)
            {
                thirdX[i] = Between(low, high);
            }
        }

        private int Points() => random.NextDouble() switch
        {
            < 0.46 => 5,
            < 0.72 => random.Next(6, 10),
            < 0.935 => random.Next(10, 25),
            < 0.992 => random.Next(25, 60),
            _ => random.Next(60, 200),
        };

        private static (double Low, double High) Band(char band) => band switch
        {
            'A' => (-122.513, West - 3e-4),
            'B' => (West + 3e-4, Divide - 3e-4),
            'C' => (Divide + 3e-4, East - 3e-4),
            _ => (East + 3e-4, -122.36),
        };

        private double Between(double low, double high) => low + (random.NextDouble() * (high - low));

        private static string Point(double x, double y) =>
            string.Create(CultureInfo.InvariantCulture, $"{{\"x\":{x:R},\"y\":{y:R},\"z\":0}}");
    }
}
