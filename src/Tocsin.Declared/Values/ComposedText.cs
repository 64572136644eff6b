using System.Globalization;
using System.Text;

namespace Tocsin.Declared.Values;

/// <summary>
/// Brings text into Unicode's composed form (NFC), as Terraform does with every string: <c>e</c> and an accent are <c>é</c>, and the jamo
/// of a file name from macOS a syllable.
/// </summary>
/// <remarks>
/// https://unicode.org/reports/tr15/; recorded with terraform console 1.11.4. Text in which nothing combines, which is nearly all, is only
/// looked through.
/// </remarks>
internal static class ComposedText
{
    private const int FirstSyllable =
        0xAC00, LastSyllable = 0xD7A3, Lead = 0x1100, Vowel = 0x1161, Trail = 0x11A7, Vowels = 21, Trails = 28;

    /// <summary>Below it nothing combines and nothing is taken apart for good.</summary>
    private const char FirstCombining = '\u0300';

    private static readonly Lazy<Tables> Unicode = new(() => new Tables());

    public static string Of(string text)
    {
        int first = text.AsSpan().IndexOfAnyInRange(FirstCombining, char.MaxValue);
        if (first < 0 || !NeedsWork(text, first))
        {
            return text;
        }
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            TakeApart(rune.Value, points);
        }
        Order(points);
        var composed = new StringBuilder(text.Length);
        foreach (int point in PutTogether(points))
        {
            composed.Append(new Rune(point).ToString());
        }
        return composed.ToString();
    }

    private static bool NeedsWork(string text, int first)
    {
        foreach (var rune in text.AsSpan(first).EnumerateRunes())
        {
            if (Unicode.Value.Moves.Contains(rune.Value) || rune.Value is >= Vowel and < Vowel + Vowels or > Trail and < Trail + Trails)
            {
                return true;
            }
        }
        return false;
    }

    private static void TakeApart(int point, List<int> into)
    {
        if (point is >= FirstSyllable and <= LastSyllable)
        {
            int index = point - FirstSyllable;
            into.Add(Lead + (index / (Vowels * Trails)));
            into.Add(Vowel + (index % (Vowels * Trails) / Trails));
            if (index % Trails != 0)
            {
                into.Add(Trail + (index % Trails));
            }
        }
        else if (Unicode.Value.Parts.TryGetValue(point, out int[]? parts))
        {
            foreach (int part in parts)
            {
                TakeApart(part, into);
            }
        }
        else
        {
            into.Add(point);
        }
    }

    /// <summary>Marks in a row stand in the order of their classes, those of one class as they were.</summary>
    private static void Order(List<int> points)
    {
        for (int start = 0; start < points.Count; start++)
        {
            int end = start;
            while (end < points.Count && ClassOf(points[end]) != 0)
            {
                end++;
            }
            if (end - start > 1)
            {
                int[] ordered = [.. points.Slice(start, end - start).OrderBy(ClassOf)];
                for (int i = 0; i < ordered.Length; i++)
                {
                    points[start + i] = ordered[i];
                }
            }
            start = Math.Max(start, end);
        }
    }

    private static List<int> PutTogether(List<int> points)
    {
        var result = new List<int>(points.Count);
        int starter = -1;
        int last = 0;
        foreach (int point in points)
        {
            int rank = ClassOf(point);
            // A mark of the same class in between, or any starter, stands in the way.
            bool isFree = starter >= 0 && (starter == result.Count - 1 || (last < rank && last != 0));
            if (isFree && Pair(result[starter], point) is { } composed)
            {
                result[starter] = composed;
                continue;
            }
            if (rank == 0)
            {
                starter = result.Count;
            }
            last = rank;
            result.Add(point);
        }
        return result;
    }

    private static int? Pair(int first, int second)
    {
        if (first is >= Lead and < Lead + 19 && second is >= Vowel and < Vowel + Vowels)
        {
            return FirstSyllable + ((((first - Lead) * Vowels) + second - Vowel) * Trails);
        }
        if (first is >= FirstSyllable and <= LastSyllable && (first - FirstSyllable) % Trails == 0
            && second is > Trail and < Trail + Trails)
        {
            return first + second - Trail;
        }
        return Unicode.Value.Pairs.TryGetValue((first, second), out int composed) ? composed : null;
    }

    private static int ClassOf(int point) => Unicode.Value.Classes.GetValueOrDefault(point);

    private sealed class Tables
    {
        public Tables()
        {
            foreach (var (point, parts) in Rows(UnicodeComposition.Composed))
            {
                Parts[point] = parts;
                Pairs[(parts[0], parts[1])] = point;
                // Only what follows another can compose with it.
                Moves.Add(parts[1]);
            }
            foreach (var (point, parts) in Rows(UnicodeComposition.Excluded))
            {
                Parts[point] = parts;
                Moves.Add(point);
            }
            foreach (string row in Words(UnicodeComposition.Classes))
            {
                string[] sides = row.Split('=', '-');
                for (int point = Hex(sides[0]); point <= Hex(sides[^2]); point++)
                {
                    Classes[point] = byte.Parse(sides[^1], CultureInfo.InvariantCulture);
                    Moves.Add(point);
                }
            }
        }

        /// <summary>All that stands in composed text only sometimes.</summary>
        public HashSet<int> Moves { get; } = [];

        public Dictionary<int, int[]> Parts { get; } = [];

        public Dictionary<(int, int), int> Pairs { get; } = [];

        public Dictionary<int, byte> Classes { get; } = [];

        private static IEnumerable<(int, int[])> Rows(string table) =>
            Words(table).Select(row => row.Split('=')).Select(sides => (Hex(sides[0]), sides[1].Split('+').Select(Hex).ToArray()));

        private static string[] Words(string table) => table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

        private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
