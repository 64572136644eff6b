using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Tests.Json;

namespace Tocsin.Tests.Patterns;

/// <summary>
/// Patterns and events without end, until a time is up. Not part of the ordinary tests; docs/verification.md has the command.
/// </summary>
public class Fuzzing
{
    private const int BatchSize = 2000;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    // What a text is changed with: what means something to JSON, to patterns, or to numbers.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0041", "\\ud83d", "\\\"", "0", "1", "9", "e", "E+", "-", ".", "0.1", "00",
        "122.41600944012424", "12345678901234567890", "1e400", "1e-7",
        "true", "false", "null", " ", "\n", "*", "**", "a", "b", "a.b", "x", "é", "ß", "\ud83d\ude00", "{\"exists\":false}",
        "{\"exists\":true}", "{\"numeric\":[\">\",0,\"<\",1e3]}",
        "{\"anything-but\":[\"x\"]}", "{\"anything-but\":[1,2.5]}", "{\"prefix\":\"x\"}", "{\"suffix\":{\"equals-ignore-case\":\"Y\"}}",
        "{\"wildcard\":\"x*y\"}", "{\"cidr\":\"10.0.0.0/8\"}", "\"10.1.2.3\"",
        "\"::1\"", "\"$or\":[{\"a\":[1]},{\"b\":[2]}]", "[{\"a\":1,\"b\":2},{\"a\":2,\"b\":1}]", "\"a\":1",
        "\"a\":[{\"b\":1},{\"c\":[1,2]}]",
    ];

    private static readonly Gen<string> LongNumber = Gen.Select(
        Gen.Int[0, 24], Gen.Int[0, 24], Gen.ULong, Gen.ULong, Gen.Int[-30, 30], Gen.Int[0, 5]).Select(
        (whole, fraction, high, low, exponent, form) =>
    {
        string digits = $"{high:D20}{low:D20}";
        string text = whole == 0 ? "0" : digits[..whole].TrimStart('0') is { Length: > 0 } w ? w : "0";
        text += fraction == 0 ? "" : $".{digits[^fraction..]}";
        return $"{(form == 0 ? "-" : "")}{text}{(form == 1 ? $"e{exponent}" : "")}";
    });

    private static int Seconds =>
        int.Parse(Environment.GetEnvironmentVariable("TOCSIN_FUZZ_SECONDS") ?? "600", CultureInfo.InvariantCulture);

    [Fact(Explicit = true)]
    public void Nothing_crashes_hangs_or_is_matched_in_two_ways()
    {
        Action[] batches = [Generated, Sets, Numbers, Mutated];
        var watch = Stopwatch.StartNew();
        int run = 0;
        for (; watch.Elapsed < TimeSpan.FromSeconds(Seconds); run++)
        {
            batches[run % batches.Length]();
        }
        TestContext.Current.SendDiagnosticMessage($"{run} batches of up to {BatchSize} cases in {watch.Elapsed.TotalSeconds:F0} s");
        Assert.True(run >= batches.Length);
    }

    private static void Generated() => Gen.Select(Generators.Pattern, Generators.Event).Sample(
        (p, e) => Assert.Equal(NaiveMatcher.Matches(p, e), Verdict(Parsed(p), Bytes(e))), iter: BatchSize);

    // Many patterns in one set share conditions, tables and units.
    private static void Sets() => Gen.Select(Generators.Pattern.Array[1, 90], Generators.Event).Sample(
        (patterns, e) =>
        {
            int[] matched = new int[patterns.Length];
            int count = PatternSet.Of(patterns.Select(Parsed).Index()).Match(Bytes(e), matched);
            Assert.Equal(
                Enumerable.Range(0, patterns.Length).Where(i => NaiveMatcher.Matches(patterns[i], e)), matched.Take(count).Order());
        },
        iter: BatchSize / 20);

    // A test of numbers reads them in another way than the table of a set does.
    private static void Numbers() => Gen.Select(LongNumber, LongNumber, LongNumber, Gen.Bool).Sample(
        (m, n, other, same) =>
        {
            string value = same ? m : other;
            foreach (string test in new[] { m, $"{{\"numeric\":[\"<\",{m}]}}", $"{{\"numeric\":[\">=\",{m}]}}", $"{{\"numeric\":[\">\",{m},"
                    + $"\"<=\",{n}]}}", $"{{\"anything-but\":[{m},{n}]}}" })
            {
                if (EventPattern.Parse($"{{\"a\":[{test}]}}") is PatternResult.Valid valid)
                {
                    Verdict(valid.Pattern, Bytes($"{{\"a\":{value}}}"));
                    Verdict(valid.Pattern, Bytes($"{{\"a\":[{other},{value}]}}"));
                }
            }
        },
        iter: BatchSize / 10);

    private static void Mutated() => Gen.Select(
        Gen.OneOf(Generators.Pattern, Row("pattern")),
        Gen.OneOf(Generators.Event, Row("event")),
        Gen.Select(Gen.Double.Unit, Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 12]).Array[0, 4],
        Gen.Select(Gen.Double.Unit, Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 12]).Array[0, 4]).Sample(
        (p, e, inPattern, inEvent) =>
        {
            string pattern = Mutate(p, inPattern), @event = Mutate(e, inEvent);
            var watch = Stopwatch.StartNew();
            PatternResult parsed = EventPattern.Parse(pattern);
            _ = FilterPolicy.Parse(pattern, FilterPolicyScope.MessageBody);
            EventBytesTests.AgreesWithTheTree(@event);
            if (EventBytes.TryCreate(@event, out EventBytes bytes, out _) && parsed is PatternResult.Valid valid)
            {
                Verdict(valid.Pattern, bytes);
            }
            Assert.True(watch.Elapsed < Hang, $"{watch.Elapsed} {pattern} {@event}");
        },
        iter: BatchSize);

    private static Gen<string> Row(string name)
    {
        string[] rows = [.. ConformanceTests.Rows.Select(r => r.GetProperty(name).GetString()!)];
        return Gen.Int[0, rows.Length - 1].Select(i => rows[i]);
    }

    // Each change puts a piece over some characters, none or several.
    private static string Mutate(string text, (double At, int Piece, int Over)[] changes)
    {
        foreach ((double at, int piece, int over) in changes)
        {
            int from = (int)(at * text.Length);
            text = text[..from] + Pieces[piece] + text[Math.Min(text.Length, from + over)..];
        }
        return text;
    }

    /// <summary>The matcher, the search that explains, and a set of the pattern and others have to agree.</summary>
    private static bool Verdict(EventPattern pattern, EventBytes @event)
    {
        bool matches = pattern.Matches(@event);
        PatternExplanation explanation = pattern.Explain(@event);
        Assert.Equal(matches, explanation.Matches);
        Assert.Equal(matches, explanation.Fields.All(f => f.Matches) && explanation.Conflict is null);
        return matches;
    }

    private static EventPattern Parsed(string pattern) =>
        EventPattern.Parse(pattern).Match(p => p, e => throw new InvalidOperationException($"{e.Message} {pattern}"));

    private static EventBytes Bytes(string json) =>
        EventBytes.TryCreate(json, out EventBytes bytes, out JsonError error)
            ? bytes
            : throw new InvalidOperationException($"{error.Message} {json}");
}
