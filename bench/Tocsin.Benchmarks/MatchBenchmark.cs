using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Benchmarks;

/// <summary>The customary rule sets over city lots. Fails when a rule does not match as many events as it has to.</summary>
internal static class MatchBenchmark
{
    public static int Run(string? file, string? only, bool json)
    {
        EventBytes[] events = file is null ? CityLots.Make() : CityLots.Read(file);
        var results = new List<Measurement>();
        foreach (Door door in Enum.GetValues<Door>())
        {
            foreach ((string name, string[] rules, int[] matches) in RuleSets.All.Where(s => only is null || s.Name == only))
            {
                Measurement result = Measurement.Of(name, Set(rules), events, door);
                if (!result.Matches.SequenceEqual(matches) && !(file is not null && name == RuleSets.OfOurEvents))
                {
                    Console.Error.WriteLine($"{result.Set} matches {string.Join(' ', result.Matches)}, not {string.Join(' ', matches)}");
                    return 1;
                }
                results.Add(result);
            }
        }
        Measurement.Print(results, json);
        return 0;
    }

    public static PatternSet Set(IEnumerable<string> rules) => PatternSet.Of(rules.Select(Pattern).Index());

    public static EventPattern Pattern(string text) =>
        EventPattern.Parse(text).Match(p => p, e => throw new InvalidDataException(e.Message));
}
