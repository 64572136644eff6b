namespace Tocsin.Benchmarks;

/// <summary>
/// The rule sets that event pattern matchers are customarily measured with, and how many of the 213,068 events each rule matches.
/// </summary>
internal static class RuleSets
{
    private static readonly string[] Combined =
    [
        "NUMERIC", "EXACT", "PREFIX", "ANYTHING_BUT", "ANYTHING_BUT_IGNORE_CASE", "ANYTHING_BUT_PREFIX", "ANYTHING_BUT_SUFFIX",
        "ANYTHING_BUT_WILDCARD",
    ];

    /// <summary>The set whose counts hold for the events of <see cref="CityLots"/> alone; the others have the published ones.</summary>
    public const string OfOurEvents = "SAME_POINT";

    public static readonly IReadOnlyList<(string Name, string[] Rules, int[] Matches)> All = [
        .. Single(), .. Combinations([.. Single()]), SamePoint()];

    private static IEnumerable<(string Name, string[] Rules, int[] Matches)> Single()
    {
        int[] prefixes = [24, 442, 38, 2387, 328];
        int[] suffixes = [17921, 871, 13, 1963, 682];
        int[] buts = [211158, 210411, 96682, 120, 210615];
        yield return ("EXACT", Lots("\"1430022\"", "\"2607117\"", "\"2607218\"", "\"3745012\"", "\"VACSTWIL\""), [1, 101, 35, 655, 1]);
        yield return ("WILDCARD", Lots(Op("wildcard", "143*", "2*0*1*7", "*218", "3*5*2", "VA*IL")), [490, 713, 43, 2540, 1]);
        yield return ("PREFIX", Streets(Op("prefix", "AC", "BL", "DR", "FU", "RH")), prefixes);
        yield return ("PREFIX_IGNORE_CASE", Streets(OpIgnoringCase("prefix", "Ac", "bL", "dR", "Fu", "rH")), prefixes);
        yield return ("SUFFIX", Streets(Op("suffix", "ON", "KE", "MM", "ING", "GO")), suffixes);
        yield return ("SUFFIX_IGNORE_CASE", Streets(OpIgnoringCase("suffix", "oN", "Ke", "mM", "InG", "gO")), suffixes);
        yield return (
            "EQUALS_IGNORE_CASE",
            [
                .. Streets(Op("equals-ignore-case", "jefferson", "bEaCh", "HyDe", "CHESTNUT")),
                Rule("properties.ST_TYPE", "{\"equals-ignore-case\":\"st\"}")],
            [131, 211, 1758, 825, 116386]);
        yield return ("NUMERIC", Numeric("firstCoordinates", "z", "0"), [2, 120, 148948, 64120, 127053]);
        yield return ("ANYTHING_BUT", Buts("[\"FULTON\"]", "[\"MASON\"]", "[\"ST\"]", "[\"Polygon\"]", "[\"441\"]"), buts);
        yield return ("ANYTHING_BUT_IGNORE_CASE", Buts(Op("equals-ignore-case", "Fulton", "Mason", "st", "polygon", "441")), buts);
        yield return ("ANYTHING_BUT_PREFIX", Buts(Op("prefix", "FULTO", "MASO", "S", "Poly", "44")), [211158, 210118, 96667, 120, 209091]);
        yield return ("ANYTHING_BUT_SUFFIX", Buts(Op("suffix", "ULTON", "ASON", "T", "olygon", "41")), [211136, 210411, 94908, 0, 209055]);
        yield return (
            "ANYTHING_BUT_WILDCARD",
            Lots([.. Op("wildcard", "143*", "2*0*1*7", "*218", "3*5*2", "VA*IL").Select(w => $"{{\"anything-but\":{w}}}")]),
            [212578, 212355, 213025, 210528, 213067]);
        yield return ("COMPLEX_ARRAYS", Numeric("coordinates", "y", "37.729900216217324"), [218, 1, 149446, 64368, 127485]);
    }

    // Our own: what no customary set asks, that two fields match in one element of an array.
    private static (string Name, string[] Rules, int[] Matches) SamePoint() => (
        OfOurEvents,
        [
            Points("\"x\":[{\"numeric\":[\"<\",-122.46471267081272]}],\"y\":[{\"numeric\":[\">\",37.76]}]"),
            Points("\"x\":[{\"numeric\":[\">\",-122.41600944012424]}],\"y\":[{\"numeric\":[\"<\",37.73]}]"),
            Points("\"x\":[{\"numeric\":[\"=\",-122.42916360922355]}],\"y\":[{\"numeric\":[\">\",37.75]}],\"z\":[0]"),
            Points("\"x\":[{\"numeric\":[\">\",-122.4063085128395]}],\"w\":[{\"exists\":false}]"),
            Points("\"y\":[{\"numeric\":[\">\",37.7999,\"<\",37.8]}],\"z\":[0,{\"exists\":false}]"),
        ],
        [20699, 13870, 127, 44120, 857]);

    private static string Points(string fields) => $"{{\"geometry\":{{\"coordinates\":{{{fields}}}}}}}";

    private static IEnumerable<(string Name, string[] Rules, int[] Matches)> Combinations(
        (string Name, string[] Rules, int[] Matches)[] single)
    {
        foreach ((string name, string[] parts) in new[] { ("PARTIAL_COMBO", Combined), ("COMBO", [.. Combined, "COMPLEX_ARRAYS"]) })
        {
            var sets = parts.Select(p => single.Single(s => s.Name == p)).ToArray();
            yield return (name, [.. sets.SelectMany(s => s.Rules)], [.. sets.SelectMany(s => s.Matches)]);
        }
    }

    private static string Rule(string path, string value) =>
        path.Split('.').Reverse().Aggregate($"[{value}]", (inner, key) => $"{{\"{key}\":{inner}}}");

    private static string[] Lots(params string[] values) => [.. values.Select(v => Rule("properties.MAPBLKLOT", v))];

    private static string[] Streets(params string[] values) => [.. values.Select(v => Rule("properties.STREET", v))];

    private static string[] Op(string @operator, params string[] operands) => [.. operands.Select(o => $"{{\"{@operator}\":\"{o}\"}}")];

    private static string[] OpIgnoringCase(string @operator, params string[] operands) =>
        [.. Op("equals-ignore-case", operands).Select(o => $"{{\"{@operator}\":{o}}}")];

    private static string[] Buts(params string[] excluded) =>
        [.. new[] { "properties.STREET", "properties.STREET", "properties.ST_TYPE", "geometry.type", "properties.FROM_ST" }
            .Zip(excluded, (path, e) => Rule(path, $"{{\"anything-but\":{e}}}"))];

    private static string[] Numeric(string field, string other, string otherValue) =>
    [
        $"{{\"geometry\":{{\"type\":[\"Polygon\"],\"{field}\":{{\"x\":[{{\"numeric\":[\"=\",-122.42916360922355]}}]}}}}}}",
        $"{{\"geometry\":{{\"type\":[\"MultiPolygon\"],\"{field}\":{{\"{other}\":[{{\"numeric\":[\"=\",{otherValue}]}}]}}}}}}",
        $"{{\"geometry\":{{\"{field}\":{{\"x\":[{{\"numeric\":[\"<\",-122.41600944012424]}}]}}}}}}",
        $"{{\"geometry\":{{\"{field}\":{{\"x\":[{{\"numeric\":[\">\",-122.41600944012424]}}]}}}}}}",
        $"{{\"geometry\":{{\"{field}\":{{\"x\":[{{\"numeric\":[\">\",-122.46471267081272,\"<\",-122.4063085128395]}}]}}}}}}",
    ];
}
