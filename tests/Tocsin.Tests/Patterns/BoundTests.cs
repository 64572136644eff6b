using System.Diagnostics;
using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Tests.Patterns;

/// <summary>
/// The worst that we know to ask of one event: each takes milliseconds in a release build, and would take longer than anybody waits if the
/// bound did not hold.
/// </summary>
public class BoundTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    // As one automaton they would have more than 2^40 states.
    [Fact]
    public void Wildcards_of_which_each_could_begin_anywhere()
    {
        string[] patterns = [
            .. Enumerable.Range(0, 60).Select(i =>
                $"{{\"a\":[{{\"wildcard\":\"*{(char)('a' + (i % 26))}*{i}*{(char)('a' + (i % 7))}*!\"}}]}}")];
        string text = string.Concat(Enumerable.Range(0, 4000).Select(i => $"{(char)('a' + (i % 26))}{i}-"));
        Assert.Empty(MatchedInTime(patterns, $"{{\"a\":\"{text}\"}}"));
        Assert.Equal(60, MatchedInTime(patterns, $"{{\"a\":\"{text}!\"}}").Length);
    }

    // Every piece of the pattern nearly fits at every place of the value.
    [Fact]
    public void Wildcards_that_nearly_fit_everywhere()
    {
        string[] patterns = [
            .. Enumerable.Range(0, 64).Select(i =>
                $"{{\"a\":[{{\"anything-but\":{{\"wildcard\":\"x*{new string('a', 1 + (i % 7))}{(char)('b' + (i % 20))}{i}\"}}}}]}}")];
        Assert.Equal(64, MatchedInTime(patterns, $"{{\"a\":\"x{new string('a', 100_000)}\"}}").Length);
    }

    [Fact]
    public void A_thousand_combinations_over_an_array_in_which_each_nearly_matches()
    {
        string or(string name) => $"\"$or\":[{string.Join(',', Enumerable.Range(0, 10).Select(i => $"{{\"{name}{i}\":[1]}}"))}]";
        string pattern = $"{{\"a\":{{\"last\":[1],{or("b")},\"c\":{{{or("d")},\"e\":{{{or("f")}}}}}}}}}";
        string element(string last) =>
            $"{{{string.Join(',', Enumerable.Range(0, 10).Select(i => $"\"b{i}\":1"))},"
                + $"\"c\":{{{string.Join(',', Enumerable.Range(0, 10).Select(i => $"\"d{i}\":1"))},"
            + $"\"e\":{{{string.Join(',', Enumerable.Range(0, 10).Select(i => $"\"f{i}\":1"))}}}}},\"last\":{last}}}";
        string elements = string.Join(',', Enumerable.Repeat(element("2"), 50));
        Assert.Empty(MatchedInTime([pattern], $"{{\"a\":[{elements},{{\"last\":1}}]}}"));
        Assert.Equal([0], MatchedInTime([pattern], $"{{\"a\":[{elements},{element("1")}]}}"));
    }

    // Sibling arrays, each with its own pair of fields: tried together they would make 200 to the power of 8 choices.
    [Fact]
    public void Arrays_side_by_side_of_which_only_the_last_fails()
    {
        string fields = string.Join(',', Enumerable.Range(0, 8).Select(i => $"\"a{i}\":{{\"x\":[1],\"y\":[1]}}"));
        string arrays = string.Join(
            ',', Enumerable.Range(0, 7).Select(i => $"\"a{i}\":[{string.Join(',', Enumerable.Repeat("{\"x\":1,\"y\":1}", 200))}]"));
        Assert.Empty(MatchedInTime([$"{{{fields}}}"], $"{{{arrays},\"a7\":[{{\"x\":1}},{{\"y\":1}}]}}"));
        Assert.Equal([0], MatchedInTime([$"{{{fields}}}"], $"{{{arrays},\"a7\":[{{\"x\":1}},{{\"y\":1,\"x\":1}}]}}"));
    }

    [Fact]
    public void Ten_thousand_patterns_with_a_condition_each()
    {
        string[] patterns = [.. Enumerable.Range(0, 10_000).Select(i => $"{{\"a\":[{{\"prefix\":\"{i}-\"}}]}}")];
        Assert.Equal([77], MatchedInTime(patterns, "{\"a\":\"77-\"}"));
    }

    /// <summary>Only the matching is timed; compiling the set has its time when the set changes.</summary>
    private static int[] MatchedInTime(string[] patterns, string @event)
    {
        PatternSet set = PatternSet.Of(
            patterns.Select(p => EventPattern.Parse(p).Match(v => v, e => throw new InvalidOperationException(e.Message))).Index());
        Assert.True(EventBytes.TryCreate(@event, out EventBytes bytes, out _));
        int[] ids = new int[set.Count];
        var watch = Stopwatch.StartNew();
        int count = set.Match(bytes, ids);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Bound);
        return [.. ids.Take(count).Order()];
    }
}
