using System.Globalization;
using CsCheck;
using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Tests.Patterns;

public class MatchingProperties
{
    private const int Cases = 3000;

    [Fact]
    public void The_matcher_the_explanation_and_the_set_agree_with_the_naive_matcher() =>
        Gen.Select(Generators.Pattern, Generators.Event).Sample(
            (p, e) => Assert.Equal(NaiveMatcher.Matches(p, e), Verdict(p, e)), iter: Cases);

    [Fact]
    public void An_unrelated_field_changes_nothing() =>
        Gen.Select(Generators.Pattern, Generators.Event, Generators.Event).Sample((p, e, other) =>
            Assert.Equal(Verdict(p, e), Verdict(p, $"{{\"unrelated\":{other}{(e == "{}" ? "" : ",")}{e[1..]}")), iter: Cases / 3);

    [Fact]
    public void Very_many_small_objects_beside_it_change_nothing()
    {
        string small = $"[{string.Join(',', Enumerable.Repeat("{},[{\"a\":{}}]", 100))}]";
        Gen.Select(Generators.Pattern, Generators.Event).Sample(
            (p, e) => Assert.Equal(Verdict(p, e), Verdict(p, $"{{\"unrelated\":{small}{(e == "{}" ? "" : ",")}{e[1..]}")), iter: Cases / 3);
    }

    [Fact]
    public void Numbers_near_the_bounds_of_patterns_match_as_the_naive_matcher_says()
    {
        Gen<string> number = Gen.Select(Gen.Bool, Gen.Int[0, 2], Gen.Long[0, 999_999_999_999], Gen.Int[0, 15], Gen.Int[0, 19])
            .Select((isNegative, whole, digits, length, form) =>
            {
                string fraction = length == 0 ? "" : $".{digits.ToString("D12", CultureInfo.InvariantCulture)[..Math.Min(length, 12)]}";
                string exponent = form switch { 0 => "e1", 1 => "E-2", _ => "" };
                return $"{(isNegative ? "-" : "")}{((string[])["122", "37", "0"])[whole]}{fraction}{exponent}";
            });
        Gen.Select(number, number, number, Gen.Int[0, 3], Gen.Int[0, 4]).Sample(
            (low, high, other, compared, value) =>
            {
                string test = $"\"{((string[])["<", "<=", ">", ">="])[compared]}\",{low}";
                string pattern = $"{{\"a\":[{{\"numeric\":[{test}]}},{{\"numeric\":[\"=\",{high}]}}]}}";
                string @event = $"{{\"a\":{value switch { 0 => low, 1 => high, 2 => $"[{other},{low}]", _ => other }}}}";
                Assert.Equal(NaiveMatcher.Matches(pattern, @event), Verdict(pattern, @event));
            },
            iter: 2 * Cases);
    }

    [Fact]
    public void The_order_of_keys_changes_nothing() =>
        Gen.Select(Generators.Pattern, Generators.Event).Sample(
            (p, e) => Assert.Equal(Verdict(p, e), Verdict(p, Reversed(e))), iter: Cases / 3);

    [Fact]
    public void Other_patterns_of_the_set_change_nothing() =>
        Gen.Select(Generators.Pattern.Array[1, 8], Generators.Event).Sample(
            (patterns, e) =>
            {
                EventPattern[] parsed = [.. patterns.Select(Parsed)];
                EventBytes bytes = Bytes(e);
                int[] expected = [.. Enumerable.Range(0, parsed.Length).Where(i => parsed[i].Matches(bytes))];
                PatternSet added = parsed.Index().Aggregate(PatternSet.Empty, (set, p) => set.With(p.Index, p.Item));
                Assert.Equal(expected, Matched(PatternSet.Of(parsed.Index()), bytes));
                Assert.Equal(expected, Matched(added, bytes));
                Assert.Equal(expected.Where(i => i != 0), Matched(added.Without(0), bytes));
            },
            iter: Cases / 3);

    [Fact]
    public void An_or_matches_when_one_of_its_branches_does_by_itself() =>
        Gen.Select(Generators.Pattern, Generators.Pattern, Generators.Event)
            .Where((p, q, _) => EventPattern.Parse($"{{\"$or\":[{p},{q}]}}") is PatternResult.Valid)
            .Sample((p, q, e) => Assert.Equal(Verdict(p, e) || Verdict(q, e), Verdict($"{{\"$or\":[{p},{q}]}}", e)), iter: Cases / 3);

    /// <summary>One pattern against one event in every way there is; they have to agree.</summary>
    private static bool Verdict(string pattern, string @event)
    {
        EventPattern parsed = Parsed(pattern);
        EventBytes bytes = Bytes(@event);
        bool matches = parsed.Matches(bytes);
        PatternExplanation explanation = parsed.Explain(bytes);
        Assert.Equal(matches, explanation.Matches);
        Assert.Equal(matches, explanation.Fields.All(f => f.Matches) && explanation.Conflict is null);
        Assert.Equal(matches ? [7] : [], Matched(PatternSet.Of([(7, parsed)]), bytes));
        return matches;
    }

    private static int[] Matched(PatternSet set, EventBytes @event)
    {
        int[] ids = new int[set.Count];
        int count = set.Match(@event, ids);
        return [.. ids.Take(count).Order()];
    }

    private static string Reversed(string json)
    {
        return JsonWriter.Write(Reverse(JsonParser.Parse(json)!));
        static JsonValue Reverse(JsonValue value) => value switch
        {
            JsonValue.Object o => new JsonValue.Object([.. o.Members.Reverse().Select(m => m with { Value = Reverse(m.Value) })]),
            JsonValue.Array a => new JsonValue.Array([.. a.Items.Select(Reverse)]),
            _ => value,
        };
    }

    private static EventPattern Parsed(string pattern) =>
        EventPattern.Parse(pattern).Match(p => p, e => throw new InvalidOperationException($"{e.Message} {pattern}"));

    private static EventBytes Bytes(string json) =>
        EventBytes.TryCreate(json, out EventBytes bytes, out JsonError error) ? bytes : throw new InvalidOperationException(error.Message);
}
