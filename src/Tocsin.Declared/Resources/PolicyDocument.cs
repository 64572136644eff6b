using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Json;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>data.aws_iam_policy_document</c>: blocks that the provider makes a policy's JSON of.</summary>
/// <remarks>
/// What it writes was recorded from hashicorp/aws 5.100.0; the recordings are in the tests. Each value keeps the place of the block's
/// argument it came from.
/// </remarks>
internal static class PolicyDocument
{
    private static readonly BlockSchema Statement = Of(
        Optional("sid"), Optional("effect"), Optional("actions", TextSet), Optional("not_actions", TextSet), Optional("resources", TextSet),
        Optional("not_resources", TextSet),
        Blocks("principals", Required("type"), Required("identifiers", TextSet)),
        Blocks("not_principals", Required("type"), Required("identifiers", TextSet)),
        Blocks("condition", Required("test"), Required("variable"), Required("values", Schema.Texts)));

    public static TypeDefinition Definition { get; } = new(
        "aws_iam_policy_document",
        Of(
            Filled("id"), Computed("json"), Computed("minified_json"), Optional("override_json"), Optional(
                "override_policy_documents", Schema.Texts), Optional("policy_id"),
            Optional("source_json"), Optional("source_policy_documents", Schema.Texts), Optional("version"),
                new SchemaItem.Nested("statement", Statement)),
        ComputedOf);

    private static IEnumerable<Entry> ComputedOf(ResourceInstance instance, Findings findings)
    {
        var body = instance.Body;
        var documents = Documents(body, "source_json", "source_policy_documents").ToList();
        var overrides = Documents(body, "override_json", "override_policy_documents").ToList();
        if ((body.Uncertain("statement") ?? documents.Concat(overrides).OfType<Value.Unknown>().FirstOrDefault()) is { } unknown)
        {
            return [new Entry("json", unknown), new Entry("minified_json", unknown)];
        }
        var merged = new PolicyMerge(findings, instance.Address);
        foreach (var document in documents)
        {
            merged.Add(document);
        }
        merged.Add(Own(body));
        foreach (var document in overrides)
        {
            merged.Add(document);
        }
        var value = merged.Document(body["version"] ?? Value.Of("2012-10-17"));
        if (value is Value.Unknown)
        {
            return [new Entry("json", value), new Entry("minified_json", value)];
        }
        return
        [
            new Entry("json", new Value.String(PolicyText.Indented(value)) { Encoded = value, Origin = instance.Header }),
            new Entry("minified_json", new Value.String(PolicyText.Compact(value)) { Encoded = value, Origin = instance.Header }),
        ];
    }

    private static IEnumerable<Value> Documents(DeclaredBody body, string single, string several)
    {
        IEnumerable<Value> all = body[several] switch
        {
            null => [],
            Value.Unknown unknown => [unknown],
            var list => list.Elements ?? [],
        };
        return all.Prepend(body[single]).Where(v => v is Value.Unknown or Value.String { Text.Length: > 0 })
            .Select(v => IsReadable(v!) ? v! : Unknowns.Of(v!)!);
    }

    /// <summary>
    /// Is it known at least which statements there are? A text around an unknown value need not be JSON before that is put in.
    /// </summary>
    private static bool IsReadable(Value document) =>
        document is Value.String text
            && (text.Encoded is not null || !Unknown.In(text.Text) || JsonParser.Parse(text.Text) is JsonValue.Object);

    private static Value Own(DeclaredBody body) => Members(
        ("Id", body["policy_id"]),
        ("Statement", body.BlocksOf("statement").Any()
            ? new Value.Tuple(body.BlocksOf("statement").Select(StatementOf).ToValueList()) { Origin = body.Where } : null));

    private static Value StatementOf(DeclaredBody statement) => Members(
        ("Sid", statement["sid"]),
        ("Effect", statement["effect"] ?? Value.Of("Allow")),
        ("Action", Collapsed(statement["actions"], reversed: true)),
        ("NotAction", Collapsed(statement["not_actions"], reversed: true)),
        ("Resource", Collapsed(statement["resources"], reversed: true)),
        ("NotResource", Collapsed(statement["not_resources"], reversed: true)),
        ("Principal", Made(statement, "principals", Principals)),
        ("NotPrincipal", Made(statement, "not_principals", Principals)),
        ("Condition", Made(statement, "condition", Conditions))) with { Origin = statement.Where };

    /// <summary>Where it is not known how many blocks there are, what they make is not known either.</summary>
    private static Value? Made(DeclaredBody statement, string name, Func<DeclaredBody[], Value?> made) =>
        statement.Uncertain(name) ?? made([.. statement.BlocksOf(name)]);

    private static Value? Principals(DeclaredBody[] blocks)
    {
        if (blocks is [var only] && only.Text("type") == "*" && only.Texts("identifiers") is ["*"])
        {
            return Value.Of("*") with { Origin = only.Where };
        }
        return blocks.Length == 0 ? null : new Value.Object(Entries.Of(blocks.GroupBy(b => b.Text("type") ?? "").Select(g =>
            new Entry(g.Key, Collapsed(Joined(g, "identifiers"), reversed: true) ?? new Value.Tuple([]))))) { Origin = blocks[0].Where };
    }

    private static Value? Conditions(DeclaredBody[] blocks) =>
        blocks.Length == 0 ? null : new Value.Object(Entries.Of(blocks.GroupBy(b => b.Text("test") ?? "").Select(test =>
        new Entry(test.Key, new Value.Object(Entries.Of(test.GroupBy(b => b.Text("variable") ?? "").Select(variable =>
            new Entry(
                variable.Key, (Collapsed(Joined(variable, "values"), reversed: false) ?? new Value.Tuple([])) is var values
                    && values.Origin is null
                ? values with { Origin = variable.First().Where }
                : values)))) { Origin = test.First().Where })))) { Origin = blocks[0].Where };

    private static Value Joined(IEnumerable<DeclaredBody> blocks, string argument)
    {
        var values = blocks.Select(b => b[argument]).OfType<Value>().ToArray();
        return values is [var only]
            ? only
            : new Value.Tuple(
                values.SelectMany(v => v.Elements?.AsEnumerable() ?? [v]).ToValueList()) { Origin = values.FirstOrDefault()?.Origin };
    }

    /// <summary>A list of one is its item; null when there is none.</summary>
    private static Value? Collapsed(Value? list, bool reversed)
    {
        if (list is null or { Elements.Count: 0 })
        {
            return null;
        }
        if (list.Elements is not { } items)
        {
            return list;
        }
        var texts = items.AsEnumerable().Select(PolicyVariables).ToList();
        if (texts is [var only])
        {
            return only with { Origin = only.Origin ?? list.Origin };
        }
        var ordered = reversed ? texts.OrderDescending(ByText) : texts.AsEnumerable();
        return new Value.Tuple(ordered.ToValueList()) { Origin = list.Origin };
    }

    private static Comparer<Value> ByText { get; } = Comparer<Value>.Create((a, b) => string.CompareOrdinal(a.AsText(), b.AsText()));

    /// <summary>Terraform's own <c>${</c> stands in the way of IAM's, so it is written <c>&amp;{</c>.</summary>
    private static Value PolicyVariables(Value value) =>
        value is Value.String { Text: var text } s && text.Contains("&{", StringComparison.Ordinal)
            ? s with { Text = text.Replace("&{", "${", StringComparison.Ordinal) }
            : value;

    private static Value Members(params (string Name, Value? Value)[] members) =>
        new Value.Object(Entries.Of(members.Where(m => m.Value is not null).Select(m => new Entry(m.Name, m.Value!))));
}
