using System.Text.Json.Nodes;
using Tocsin.Cli.Suites;
using Tocsin.Tests.Cli.Formats;
using Tocsin.Tests.Docs;
using Tocsin.Text;

namespace Tocsin.Tests.Cli.Suites;

/// <summary>The schema admits a document where the reader finds nothing wrong with its form, and no other.</summary>
public class SuiteSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(SuiteSchema.Text)!.AsObject();

    /// <summary>Between them they hold every key.</summary>
    private static readonly string[] Documents =
    [
        """
        {"version": 1, "assume": {"account": "111122223333", "region": "eu-west-1", "profile": "article", "organization": "o-a1b2c3d4e5"},
         "lint": {"ignore": [{"code": "TSN0501", "address": "aws_ecs_service.a", "reason": "a drill"}], "select": ["TSN01", "TSN0501"],
           "severities": {"TSN0123": "error", "TSN0140": "note"}},
         "allow-unknown": [{"address": "module.a", "reason": "r", "until": "2027-01-31"}]}
        """,
        """
        {"version": "1", "assume": {"account": {".": "111122223333", "../spoke": 444455556666}}, "lint": {"select": "TSN"},
         "tests": [{"name": "n", "send": "ecs.deployment-failed", "with": {"service": "payments"}, "bus": "b",
           "patch": {"remove": "a.b", "set": {"a.b.c": [1, {"d": null}]}},
           "expect": {"slack": [{"channel": "C1", "title": "t", "text": 7}], "reason": "sns.policy-denied", "outcome": "stopped"}}]}
        """,
        """{"version": 1, "services": {"tag": {"team": "pay", "tier": 1}, "ring": "C0123456789"}}""",
        """{"version": 1, "services": [{"ring": ["C0123456789", "C1"]}, {"tag": {"team": "pay"}, "ring": "C2"}]}""",
        """{"version": 1, "tests": [{"event": "e.json", "bus": "b", "patch": {"remove": ["a.b", "c.d"]}, "expect": {"slack": "none"}}]}""",
        """{"version": 1, "tests": [{"publish": {"topic": "t", "message": "m"}, "send": "x", "expect": {"slack": []}}]}""",
        """{"version": 1, "tests": [{"publish": {"topic": "t", "message": "m", "subject": "s"}, "expect": {"outcome": "delivered"}}]}""",
    ];

    /// <summary>What may stand in the place of any value.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "7", "\"text\"", "\"111122223333\"", "\"none\"", "\"TSN0114\"", "\"note\"", "\" \"",
        "[]", "[\"x\"]", "[{}]", "{}", "{\"x\": \"y\"}", "{\"x\": []}",
    ];

    /// <summary>Keys for mappings that do not have them: one that there is nowhere, and those that go together or do not.</summary>
    private static readonly string[] Additional = ["stray", "send", "event", "publish", "bus", "with"];

    [Fact]
    public void Every_key_of_the_schema_is_in_a_document()
    {
        var known = KeysOf(Schema).Distinct().Order().ToList();
        Assert.Equal(known, Documents.SelectMany(d => KeysIn(JsonNode.Parse(d))).Distinct().Where(known.Contains).Order());
    }

    [Fact]
    public void Schema_and_reader_agree_on_every_document_with_one_thing_changed()
    {
        var documents = Documents.SelectMany(d => Changed(JsonNode.Parse(d)!)).ToList();
        Assert.True(documents.Count > 1_000, $"only {documents.Count} documents");
        Assert.Contains(documents, IsAdmitted);
        Assert.All(
            documents, d => Assert.True(IsAdmitted(d) == IsRead(d), $"{(IsAdmitted(d) ? "schema" : "reader")} alone takes "
                + $"{d.ToJsonString()}"));
    }

    [Fact]
    public void A_reason_that_does_not_exist_is_refused_by_both()
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-schema-").FullName;
        File.Copy(Path.Combine(MarkdownFile.Root, "samples/article/main.tf"), Path.Combine(folder, "main.tf"));
        string suite = """{"version": 1, "tests": [{"send": "ecs.deployment-failed", "expect": {"reason": "sns.policy-denid"}}]}""";
        File.WriteAllText(Path.Combine(folder, "tocsin.yaml"), suite);
        Assert.False(IsAdmitted(JsonNode.Parse(suite)!));
        Assert.Equal(2, Reports.Run(["test", folder]).ExitCode);
    }

    [Fact]
    public void The_program_prints_it() => Assert.True(JsonNode.DeepEquals(Schema, JsonNode.Parse(Reports.Run(["schema"]).Out)));

    private static bool IsAdmitted(JsonNode document) => new JsonSchema(Schema).Admits(document);

    /// <summary>JSON is YAML.</summary>
    private static bool IsRead(JsonNode document)
    {
        var findings = new List<Finding>();
        SuiteReader.Read(new SourceText("tocsin.yaml", document.ToJsonString()), findings);
        return findings.Count == 0;
    }

    /// <summary>
    /// The document itself; and with each value taken away, or another in its place; and with a key more in each mapping.
    /// </summary>
    private static IEnumerable<JsonNode> Changed(JsonNode document)
    {
        yield return document;
        foreach (string[] path in Paths(document))
        {
            foreach (string? value in Values.Append(null))
            {
                var copy = document.DeepClone();
                var parent = path.SkipLast(1).Aggregate(copy, (n, key) => n is JsonArray list ? list[int.Parse(key)]! : n[key]!);
                Put(parent, path[^1], value);
                yield return copy;
            }
        }
    }

    private static void Put(JsonNode parent, string key, string? value)
    {
        // What the document does not say decides nothing: a reason that exists is asked elsewhere.
        if (key == "reason" && parent["outcome"] is not null)
        {
            return;
        }
        switch (parent, value)
        {
            case (JsonObject map, null):
                map.Remove(key);
                break;
            case (JsonArray list, null):
                list.RemoveAt(int.Parse(key));
                break;
            case (JsonObject map, { } text):
                map[key] = JsonNode.Parse(text);
                break;
            case (JsonArray list, { } text):
                list[int.Parse(key)] = JsonNode.Parse(text);
                break;
        }
    }

    private static IEnumerable<string[]> Paths(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => Paths(p.Value).Select(below => (string[])[p.Key, .. below]).Prepend([p.Key]))
            .Concat(Additional.Where(k => !map.ContainsKey(k)).Select(k => (string[])[k])),
        JsonArray list => list.SelectMany((item, i) => Paths(item).Select(below => (string[])[$"{i}", .. below]).Prepend([$"{i}"])),
        _ => [],
    };

    private static IEnumerable<string> KeysOf(JsonNode? schema) => schema switch
    {
        JsonObject map => map.SelectMany(
            p => p.Key == "properties" ? p.Value!.AsObject().SelectMany(k => KeysOf(k.Value).Prepend(k.Key)) : KeysOf(p.Value)),
        JsonArray list => list.SelectMany(KeysOf),
        _ => [],
    };

    private static IEnumerable<string> KeysIn(JsonNode? document) => document switch
    {
        JsonObject map => map.SelectMany(p => KeysIn(p.Value).Prepend(p.Key)),
        JsonArray list => list.SelectMany(KeysIn),
        _ => [],
    };
}
