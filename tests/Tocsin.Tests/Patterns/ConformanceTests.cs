using System.Text.Json;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Patterns.Language;

namespace Tocsin.Tests.Patterns;

/// <summary>
/// patterns.jsonl: what AWS answers to a pattern and an event. A row is a pattern, an event, the verdict, AWS's words, and the wildcard
/// complexity.
/// </summary>
public class ConformanceTests
{
    internal static readonly JsonElement[] Rows =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Patterns", "patterns.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement)];

    [Fact]
    public void Every_row_has_the_verdict_of_aws()
    {
        Assert.Empty(Rows.Where(r => Verdict(r) != Text(r, "verdict")).Select(r => $"{Verdict(r)} for {r}"));
        Assert.Equal(2071, Rows.Length);
    }

    [Fact]
    public void Every_refusal_has_the_words_and_the_location_of_aws()
    {
        JsonElement[] refused = [.. Rows.Where(r => r.TryGetProperty("message", out _))];
        Assert.Empty(refused.Where(r => Refusal(r) != Text(r, "message")).Select(r => $"{Refusal(r)}\n for {r}"));
        Assert.Equal(586, refused.Length);
    }

    [Fact]
    public void A_row_without_a_location_has_the_words_of_aws()
    {
        JsonElement[] refused = [.. Rows.Where(r => r.TryGetProperty("reason", out _))];
        Assert.Empty(refused.Where(r => Refusal(r)?.Split("\n at ")[0] != Text(r, "reason")).Select(r => $"{Refusal(r)}\n for {r}"));
        Assert.Equal(14, refused.Length);
    }

    [Fact]
    public void Every_accepted_wildcard_pattern_has_the_complexity_of_aws()
    {
        JsonElement[] scored = [.. Rows.Where(r => r.TryGetProperty("complexity", out _))];
        Assert.Empty(scored.Where(r => Complexity(r) != r.GetProperty("complexity").GetInt32()).Select(r => $"{Complexity(r)} for {r}"));
        Assert.Equal(305, scored.Length);
    }

    private static string Verdict(JsonElement row) => EventPattern.Parse(Text(row, "pattern")!).Match(
        pattern => EventBytes.TryCreate(Text(row, "event")!, out var bytes, out _) && pattern.Matches(bytes) ? "true" : "false",
        _ => "reject");

    private static string? Refusal(JsonElement row) => EventPattern.Parse(Text(row, "pattern")!).Match<string?>(_ => null, e => e.Message);

    // Those over the limit are scored too, though AWS refuses them.
    private static int Complexity(JsonElement row) =>
        EventPattern.Read(Text(row, "pattern")!, new JsonTokens(Text(row, "pattern")!), "").Match(p => p.Complexity, _ => -1);

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
