using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>Lays policy documents over one another: a statement replaces the one of the same Sid and is added otherwise.</summary>
internal sealed class PolicyMerge(Findings findings, string address)
{
    private readonly List<Value> statements = [];
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private Value? id;
    private Value? version;
    private int documents;

    /// <param name="document">A structure, or the JSON text of one.</param>
    public void Add(Value document)
    {
        if (document is Value.String text)
        {
            if (text.Encoded is null && JsonParser.Parse(text.Text) is not JsonValue.Object)
            {
                findings.Error(
                    FindingCode.PolicyInvalid, text.Origin,
                    $"A policy document that {address} takes in is not JSON; {TerraformLanguage.Words.Tool} refuses it.");
                return;
            }
            document = text.Encoded ?? Structure(JsonParser.Parse(text.Text)!, text);
        }
        documents++;
        id = document.Members?["Id"] ?? id;
        version = document.Members?["Version"] ?? version;
        var added = document.Members?["Statement"];
        foreach (var statement in added?.Elements?.AsEnumerable() ?? (added is null ? [] : [added]))
        {
            string? sid = statement.Members?["Sid"]?.AsText();
            if (string.IsNullOrEmpty(sid) || positions.TryAdd(sid, statements.Count))
            {
                statements.Add(statement);
            }
            else
            {
                statements[positions[sid]] = statement;
            }
        }
    }

    /// <returns>Unknown where an unknown Sid decides which statement replaces which.</returns>
    public Value Document(Value otherwise) =>
        documents > 1 && Unknowns.Of(statements.Select(s => s.Members?["Sid"]).OfType<Value>()) is { } unknown
            ? unknown
            : new Value.Object(Entries.Of(
        new[] { ("Version", version ?? otherwise), ("Id", id),
            ("Statement", statements.Count == 0 ? null : new Value.Tuple(statements.ToValueList())) }
            .Where(m => m.Item2 is not null).Select(m => new Entry(m.Item1, m.Item2!))));

    private static Value Structure(JsonValue json, Value.String text) => json switch
    {
        JsonValue.Object o =>
            new Value.Object(
                Entries.Of(o.Members.AsEnumerable()
                    .Select(m => new Entry(m.Name, Structure(m.Value, text))))) { Origin = Where(json, text) },
        JsonValue.Array { Items: [var only] } => Structure(only, text),
        JsonValue.Array a =>
            new Value.Tuple(a.Items.AsEnumerable().Select(i => Structure(i, text)).ToValueList()) { Origin = Where(json, text) },
        JsonValue.String s => Value.Of(s.Value) with { Origin = Where(json, text) },
        JsonValue.Boolean b => Value.Of(b.Value ? "true" : "false") with { Origin = Where(json, text) },
        JsonValue.Number n => Value.Of(n.Text) with { Origin = Where(json, text) },
        _ => new Value.Null(),
    };

    private static Span? Where(JsonValue json, Value.String text) => text.LocateOffset(json.Start, json.End - json.Start);
}
