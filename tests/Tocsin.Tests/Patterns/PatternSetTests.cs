using System.Diagnostics;
using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Tests.Patterns;

public class PatternSetTests
{
    [Theory]
    [InlineData("{\"a\":{\"b\":[\"x\"]}}", "{\"a.b\":\"x\"}", true)]
    [InlineData("{\"a.b\":[\"x\"]}", "{\"a\":{\"b\":\"x\"}}", true)]
    [InlineData("{\"a\":[\"x\"]}", "{\"a\":\"y\",\"a\":\"x\"}", true)]
    [InlineData("{\"ab\":[\"x\\\"y\"]}", "{\"\\u0061b\":\"x\\u0022y\"}", true)]
    [InlineData("{\"a\":[\"\\ud83d\\ude00\"]}", "{\"a\":\"\\ud83d\\ude00\"}", true)]
    [InlineData("{\"a\":[{\"suffix\":\"[}\"}]}", " {\"skipped\" : [ {\"a\":\"\\\\\\\"}]\" } ] , \"a\" : \"[}\" } ", true)]
    [InlineData("{\"a\":[12345678901234567890]}", "{\"a\":12345678901234567890}", true)]
    [InlineData("{\"a\":[{\"numeric\":[\">\",0]}]}", "{\"a\":12345678901234567890}", false)]
    [InlineData("{\"a\":[{\"numeric\":[\">\",0]}]}", "{\"a\":0.10000000000000001}", false)]
    [InlineData("{\"a\":[{\"numeric\":[\"=\",0.1]}]}", "{\"a\":1.00e-1}", true)]
    [InlineData("{\"a\":[{\"anything-but\":[1]}]}", "{\"a\":1.0}", false)]
    [InlineData("{\"a\":[{\"cidr\":\"10.0.0.5/24\"}]}", "{\"a\":\"10.0.0.200\"}", true)]
    public void A_set_matches_what_its_pattern_matches(string pattern, string @event, bool matches)
    {
        Assert.Equal(matches, Parsed(pattern).Matches(Bytes(@event)));
        Assert.Equal(matches ? 1 : 0, PatternSet.Of([(3, Parsed(pattern))]).Match(Bytes(@event), new int[1]));
    }

    [Fact]
    public void A_set_of_all_patterns_of_the_conformance_table_reports_those_that_match_one_by_one()
    {
        (string Pattern, string Event)[] rows = [
            .. ConformanceTests.Rows.Select(r => (r.GetProperty("pattern").GetString()!, r.GetProperty("event").GetString()!))];
        (int Id, EventPattern Pattern)[] patterns = [.. rows.Index()
            .Select(r => (Id: r.Index, Pattern: EventPattern.Parse(r.Item.Pattern).Match<EventPattern?>(p => p, _ => null)))
            .Where(p => p.Pattern is not null).Select(p => (p.Id, p.Pattern!))];
        PatternSet set = PatternSet.Of(patterns);
        int[] matched = new int[set.Count];
        foreach (string text in rows.Select(r => r.Event).Where((_, i) => i % 25 == 0))
        {
            EventBytes bytes = Bytes(text);
            int count = set.Match(bytes, matched);
            Assert.Equal(patterns.Where(p => p.Pattern.Matches(bytes)).Select(p => p.Id), matched.Take(count).Order());
        }
    }

    [Fact]
    public void Many_patterns_of_all_kinds_are_found_by_what_they_do_not_share()
    {
        string[] texts = [.. Enumerable.Range(0, 300).SelectMany(i => new[]
        {
            $"{{\"source\":[\"s\"],\"id\":[\"{i}\"]}}",
            $"{{\"source\":[\"s\"],\"name\":[{{\"prefix\":\"n{i}-\"}}]}}",
            $"{{\"source\":[\"t\"],\"id\":[\"{i}\",\"x\"],\"gone\":[{{\"exists\":false}}]}}",
        })];
        PatternSet set = PatternSet.Of(texts.Index().Select(t => (t.Index, Parsed(t.Item))));
        Assert.Equal([(3 * 4) + 1, 3 * 17], Matched(set, "{\"source\":\"s\",\"id\":\"17\",\"name\":\"n4-z\"}"));
        Assert.Equal([(3 * 17) + 2], Matched(set, "{\"source\":\"t\",\"id\":\"17\",\"name\":\"n4-z\"}"));
        Assert.Equal(300, Matched(set, "{\"source\":\"t\",\"id\":\"x\"}").Length);
        Assert.Empty(Matched(set, "{\"source\":\"t\",\"id\":\"x\",\"gone\":1}"));
    }

    [Fact]
    public void Adding_and_removing_one_pattern_at_a_time_leads_to_the_same_set()
    {
        PatternSet set = PatternSet.Of(Enumerable.Range(0, 100).Select(i => (i, Parsed($"{{\"id\":[\"{i}\"]}}"))));
        for (int i = 0; i < 300; i++)
        {
            set = set.Without(i % 50).With(1000 + i, Parsed($"{{\"id\":[\"{i}\"]}}")).With(99, Parsed("{\"id\":[\"other\"]}"));
        }
        Assert.Equal(350, set.Count);
        Assert.Equal([1007], Matched(set, "{\"id\":\"7\"}"));
        Assert.Equal([60, 1060], Matched(set, "{\"id\":\"60\"}"));
        Assert.Equal([1099], Matched(set, "{\"id\":\"99\"}"));
        Assert.Equal([99], Matched(set, "{\"id\":\"other\"}"));
    }

    [Fact]
    public void Whatever_was_added_and_removed_in_any_order_a_set_is_what_is_left()
    {
        var random = new Random(5);
        var left = Enumerable.Range(0, 40).ToDictionary(i => i, _ => "old");
        PatternSet set = PatternSet.Of(left.Select(p => (p.Key, Parsed($"{{\"v\":[\"{p.Value}\"]}}"))));
        for (int i = 0; i < 3000; i++)
        {
            int id = random.Next(i % 1000 < 500 ? 400 : 30);
            if (random.Next(i % 1000 < 500 ? 4 : 2) > 0)
            {
                left[id] = $"{random.Next(3)}";
                set = set.With(id, Parsed($"{{\"v\":[\"{left[id]}\"]}}"));
            }
            else
            {
                left.Remove(id);
                set = set.Without(id);
            }
            Assert.Equal(left.Count, set.Count);
            string value = i % 7 == 0 ? "old" : $"{i % 3}";
            Assert.Equal(left.Where(p => p.Value == value).Select(p => p.Key).Order(), Matched(set, $"{{\"v\":\"{value}\"}}"));
        }
    }

    [Fact]
    public void More_patterns_than_fit_are_counted() =>
        Assert.Equal(
            3, PatternSet.Of(Enumerable.Range(0, 3).Select(i => (i, Parsed("{\"a\":[1]}")))).Match(Bytes("{\"a\":1}"), new int[1]));

    [Fact]
    public void Matching_allocates_nothing()
    {
        PatternSet set = PatternSet.Of(
            [(1, Parsed("{\"a\":{\"b\":[{\"prefix\":\"x\"},{\"numeric\":[\">\","
                + "1]}]}}")), (2, Parsed("{\"c\":[{\"wildcard\":\"*y\"}],\"d\":[{\"exists\":false}]}"))]);
        EventBytes bytes = Bytes("{\"a\":[{\"b\":\"x\\u0041\"},{\"b\":122.41600944012424}],\"c\":\"xy\"}");
        int[] matched = new int[2];
        set.Match(bytes, matched);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = set.Match(bytes, matched);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((2, 0L), (count, allocated));
    }

    [Theory]
    [InlineData("{\"a\":{\"b\":[1],\"c\":[{\"prefix\":\"x\"}]}}",
        "{\"a\":[{\"b\":1,\"c\":\"y\"},{\"b\":2,\"c\":\"xy\"},{\"b\":1,\"c\":\"x\\u0041\"}]}")]
    [InlineData("{\"a\":{\"b\":[1],\"c\":[{\"exists\":false}]}}", "{\"a\":[{\"b\":1,\"c\":1},{\"b\":1}]}")]
    [InlineData("{\"a\":{\"b\":{\"c\":[1],\"d\":[2]},"
        + "\"e\":[\"x\"]}}", "{\"a\":[{\"b\":[{\"c\":1,\"d\":1},{\"c\":1,\"d\":2}],\"e\":\"y\"},{\"b\":[{\"c\":1,\"d\":2}],\"e\":\"x\"}]}")]
    [InlineData("{\"a\":{\"b\":[12345678901234567890],"
        + "\"c\":[{\"cidr\":\"2001:db8::/32\"}]}}", "{\"a\":[{\"b\":12345678901234567890,\"c\":\"2001:db8::1\"}],\"a\":[]}")]
    [InlineData("{\"a\":{\"b\":[1],\"c\":[2]},\"$or\":[{\"d\":[1]},"
        + "{\"e\":[{\"anything-but\":[1]}]}]}", "{\"a.b\":1,\"a\":[{\"c\":2},{\"c\":3}],\"e\":[1,2]}")]
    public void Two_fields_under_an_array_allocate_nothing_either(string pattern, string @event)
    {
        PatternSet set = PatternSet.Of([(1, Parsed(pattern))]);
        EventBytes bytes = Bytes(@event);
        int[] matched = new int[1];
        set.Match(bytes, matched);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = set.Match(bytes, matched);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((1, 0L), (count, allocated));
    }

    // Each field has a value in every element that satisfies it, but for one element only all of them do.
    [Theory]
    [InlineData(3000)]
    [InlineData(20_000)]
    public void The_last_element_of_a_large_array_is_found(int elements)
    {
        string[] kinds = ["{\"b\":1,\"c\":2,\"d\":3}", "{\"b\":9,\"c\":1,\"d\":1}"];
        string last(string values) => $"{{\"a\":[{string.Join(',', Enumerable.Range(0, elements).Select(i => kinds[i % 2]))},{values}]}}";
        PatternSet set = PatternSet.Of([(1, Parsed("{\"a\":{\"b\":[1],\"c\":[1],\"d\":[1]}}"))]);
        Assert.Equal([1], Matched(set, last("{\"b\":1,\"c\":1,\"d\":1}")));
        Assert.Empty(Matched(set, last("{\"b\":1,\"c\":1}")));
    }

    [Fact]
    public void A_unit_is_read_once_however_many_doors_to_it_open()
    {
        string[] texts = [.. Enumerable.Range(0, 2000).Select(i => (i % 4) switch
        {
            0 => $"{{\"source\":[\"s{i % 40}\"],\"detail-type\":[\"t{i % 3}\"],\"n\":[{{\"prefix\":\"{i}-\"}}]}}",
            1 => $"{{\"source\":[\"s{i % 40}\",\"s{i % 7}\"],\"n\":[{{\"prefix\":\"{i}-\"}}]}}",
            2 => $"{{\"detail-type\":[\"t{i % 3}\"],\"n\":[{{\"wildcard\":\"{i}-*\"}}]}}",
            _ => $"{{\"source\":[{{\"prefix\":\"s{i % 40}\"}}],\"n\":[{{\"suffix\":\"-{i}\"}}]}}",
        })];
        EventPattern[] patterns = [.. texts.Select(Parsed)];
        PatternSet set = PatternSet.Of(patterns.Index());
        foreach (int i in Enumerable.Range(0, 20).Select(i => i * 131 % 2000))
        {
            string @event = $"{{\"detail-type\":\"t{i % 3}\",\"source\":[\"s{i % 40}\",\"s{i % 7}\"],\"n\":\"{i}-{i}\"}}";
            EventBytes bytes = Bytes(@event);
            Assert.Equal(Enumerable.Range(0, 2000).Where(p => patterns[p].Matches(bytes)), Matched(set, @event));
            Assert.Contains(i, Matched(set, @event));
            Assert.Empty(
                Matched(set, @event.Replace("\"s", "\"z", StringComparison.Ordinal).Replace("\"t", "\"u", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Readers_do_not_disturb_each_other()
    {
        PatternSet set = PatternSet.Of(Enumerable.Range(0, 200).Select(i => (i, Parsed($"{{\"id\":[\"{i}\"]}}"))));
        Parallel.For(0, 2000, i => Assert.Equal([i % 200], Matched(set, $"{{\"id\":\"{i % 200}\"}}")));
    }

    // Repeated keys with arrays under them make the choice of elements as hard as it gets: every array could stand in any of its elements.
    [Fact]
    public void The_worst_event_is_given_up_on_in_bounded_time()
    {
        string element(int variable, bool value)
        {
            var fields = Enumerable.Range(0, 29).Where(c => (c * 7 + variable * 3) % 11 < 4 == value).Select(c => $"\"f{c:D2}\":1");
            return $"{{{string.Join(',', fields)}}}";
        }

        string pairs = string.Join(',', Enumerable.Range(0, 40).Select(v => $"\"a\":[{element(v, true)},{element(v, false)}]"));
        string json = $"{{{pairs},\"a\":[{{\"f29\":1}},{{\"f00\":1}}]}}";
        EventPattern pattern = Parsed($"{{\"a\":{{{string.Join(',', Enumerable.Range(0, 30).Select(c => $"\"f{c:D2}\":[1]"))}}}}}");
        var watch = Stopwatch.StartNew();
        _ = pattern.Matches(Bytes(json));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Wildcards_that_would_make_a_huge_automaton_are_asked_one_by_one()
    {
        PatternSet set = PatternSet.Of(
            Enumerable.Range(0, 40)
                .Select(i => (i, Parsed($"{{\"a\":[{{\"wildcard\":\"*{(char)('a' + (i % 26))}*{i}*{(char)('a' + (i % 7))}\"}}]}}"))));
        Assert.Equal([30], Matched(set, "{\"a\":\"--e--30--c\"}"));
    }

    [Fact]
    public void A_pattern_with_more_fields_than_a_unit_has_bits_matches_all_the_same()
    {
        string fields = string.Join(',', Enumerable.Range(0, 70).Select(i => $"\"f{i}\":[{{\"prefix\":\"x\"}}]"));
        EventPattern pattern = Parsed($"{{{fields}}}");
        string values = string.Join(',', Enumerable.Range(0, 70).Select(i => $"\"f{i}\":\"xy\""));
        Assert.True(pattern.Matches(Bytes($"{{{values}}}")));
        Assert.False(pattern.Matches(Bytes($"{{{values.Replace("\"f69\":\"x", "\"f69\":\"")}}}")));
    }

    private static int[] Matched(PatternSet set, string @event)
    {
        int[] ids = new int[set.Count];
        int count = set.Match(Bytes(@event), ids);
        return [.. ids.Take(count).Order()];
    }

    private static EventPattern Parsed(string pattern) =>
        EventPattern.Parse(pattern).Match(p => p, e => throw new InvalidOperationException($"{e.Message} {pattern}"));

    private static EventBytes Bytes(string json) =>
        EventBytes.TryCreate(json, out EventBytes bytes, out JsonError error) ? bytes : throw new InvalidOperationException(error.Message);
}
