using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Benchmarks;

/// <summary>One pass over a sample of events, to be counted by callgrind: see bench/instructions.sh.</summary>
/// <remarks>The sample is written beforehand, because making all events takes far longer than matching a few thousand.</remarks>
internal static class InstructionsBenchmark
{
    private const int LotsBetween = 53;
    private const int TasksBetween = 25;

    /// <summary>Writes a sample of both kinds of events to a folder, and the rows' names to the output.</summary>
    public static int Write(string folder)
    {
        Write(Path.Combine(folder, "lots"), CityLots.Make(), LotsBetween);
        Write(Path.Combine(folder, "ecs"), EcsEvents.Make(), TasksBetween);
        string[] rows = [.. RuleSets.All.Select(s => s.Name), "ecs 1", "ecs 7", "ecs 8"];
        Console.WriteLine(string.Join('\n', Enum.GetValues<Door>().SelectMany(door => rows.Select(r => Measurement.RowOf(door, r)))));
        return 0;
    }

    /// <summary>
    /// Matches a row's sample twice, which allocates for the first time only, and prints how many events it matched in each.
    /// </summary>
    public static int Run(string folder, string row)
    {
        Door door = Enum.GetValues<Door>().Last(d => row.StartsWith(Measurement.RowOf(d, ""), StringComparison.Ordinal));
        string name = row[Measurement.RowOf(door, "").Length..];
        bool isEcs = name.StartsWith("ecs ", StringComparison.Ordinal);
        EventBytes[] events = CityLots.Read(Path.Combine(folder, isEcs ? "ecs" : "lots"));
        IEnumerable<string> rules = isEcs ? EcsBenchmark.Rules.Take(name[^1] - '0') : RuleSets.All.Single(s => s.Name == name).Rules;
        var pass = new Pass(MatchBenchmark.Set(rules), events, door);
        pass.Run();
        pass.Run();
        Console.WriteLine(events.Length);
        return 0;
    }

    private static void Write(string path, EventBytes[] events, int between) =>
        File.WriteAllLines(path, events.Where((_, i) => i % between == 0).Select(e => e.ToString()));
}
