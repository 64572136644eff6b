using System.Text.Json;
using System.Text.RegularExpressions;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Patterns.Language;

namespace Tocsin.Tests.Docs;

/// <summary>The examples of the page on event patterns are run.</summary>
public partial class EventPatternExampleTests
{
    private const string Page = "docs/reference/event-patterns.md";

    private static readonly string[] Operators =
    [
        "prefix", "suffix", "equals-ignore-case", "prefix/equals-ignore-case", "suffix/equals-ignore-case", "wildcard", "numeric", "cidr",
        "exists",
        "anything-but", "anything-but/prefix", "anything-but/suffix", "anything-but/equals-ignore-case", "anything-but/wildcard",
    ];

    private static readonly string[] Rules =
    [
        "Fields and values", "Arrays in events", "Array consistency", "Dotted keys", "Duplicate keys", "Escapes", "$or",
        "Operators", "Exact strings", "Exact numbers", "null, true and false", "The same language at another door",
    ];

    public static TheoryData<string> Sections => [.. Operators.Select(o => $"`{o}`"), .. Rules];

    public static TheoryData<string> OperatorNames => [.. Operators];

    [Fact]
    public void Every_example_tells_the_truth() =>
        Assert.All(Examples(), e => Assert.False(IsWrong(e.Row), $"{Answer(e.Row)} for {e.Row}"));

    [Theory]
    [InlineData("""{"pattern": {"a": [1]}, "event": {"a": 2}, "verdict": "true", "message": null}""")]
    [InlineData("""{"pattern": {"a": [1]}, "event": {"a": 1}, "verdict": "reject", "message": "Empty arrays are not allowed"}""")]
    [InlineData("""{"pattern": {"a": []}, "event": {"a": 1}, "verdict": "reject", "message": "Empty objects are not allowed"}""")]
    [InlineData("""{"scope": "MessageBody", "pattern": {"a": [1]}, "event": {}, "verdict": "true", "message": null}""")]
    public void An_example_that_lies_is_seen(string row) => Assert.True(IsWrong(JsonDocument.Parse(row).RootElement));

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_section_shows_what_matches_what_does_not_and_what_is_rejected(string section) =>
        Assert.Equal(
            ["false", "reject", "true"], Examples().Where(e => e.Section == section).Select(e => Text(e.Row, "verdict")).Distinct()
                .Order());

    [Fact]
    public void Every_section_with_examples_is_known() =>
        Assert.Equal(Sections.Select(s => s.Data).Order(), Examples().Select(e => e.Section).Distinct().Order());

    [Theory]
    [MemberData(nameof(OperatorNames))]
    public void The_section_of_an_operator_shows_that_operator(string name) =>
        Assert.All(["true", "false"], verdict => Assert.Contains(
            Examples().Where(e => e.Section == $"`{name}`" && Text(e.Row, "verdict") == verdict),
            e => Assert.IsType<PatternResult.Valid>(EventPattern.Parse(Json(e.Row, "pattern"))).Pattern.Fields.Any(f =>
                f.Atoms.Any(a => a.Operator == name))));

    private static IEnumerable<(string Section, JsonElement Row)> Examples() =>
        from block in MarkdownFile.Read(Page).CodeBlocks
        where block.Language == "jsonl"
        let section = Heading().Matches(block.Before)[^1].Groups[1].Value
        from line in block.Code.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        select (section, JsonDocument.Parse(line).RootElement);

    private static bool IsWrong(JsonElement row) => Answer(row) != (Text(row, "verdict"), Text(row, "message"));

    private static (string Verdict, string? Message) Answer(JsonElement row)
    {
        Assert.True(EventBytes.TryCreate(Json(row, "event"), out EventBytes bytes, out _));
        string text = Json(row, "pattern");
        return row.TryGetProperty("scope", out JsonElement scope)
            ? FilterPolicy.Parse(text, Enum.Parse<FilterPolicyScope>(scope.GetString()!)) switch
            {
                FilterPolicyResult.Valid valid => Verdict(valid.Policy.Matches(bytes)),
                FilterPolicyResult.Invalid invalid => Refusal(invalid.Error),
                _ => throw new InvalidOperationException(),
            }
            : EventPattern.Parse(text).Match(pattern => Verdict(pattern.Matches(bytes)), Refusal);
    }

    private static (string, string?) Verdict(bool matches) => (matches ? "true" : "false", null);

    /// <summary>The page shows the words, not the place behind them.</summary>
    private static (string, string?) Refusal(PatternError error) => ("reject", error.Message.Split("\n at ")[0]);

    /// <summary>What is no JSON stands as a text that holds it.</summary>
    private static string Json(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : row.GetProperty(name).GetRawText();

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
