using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tocsin.Tests.Cli.Suites;

/// <summary>Validates by a JSON schema, as far as tocsin.yaml's goes. A keyword that it does not know is a defect of the test.</summary>
/// <remarks>https://json-schema.org/draft/2020-12/json-schema-validation</remarks>
internal sealed class JsonSchema(JsonObject root)
{
    public bool Admits(JsonNode? value) => Admits(root, value);

    private bool Admits(JsonObject schema, JsonNode? value) => schema.All(k => Holds(k.Key, k.Value!, schema, value));

    private bool Holds(string keyword, JsonNode given, JsonObject schema, JsonNode? value) => keyword switch
    {
        "$schema" or "title" or "description" or "examples" or "$defs" => true,
        "$ref" => Admits(root["$defs"]![given.GetValue<string>().Split('/')[^1]]!.AsObject(), value),
        "type" => given is JsonArray several ? several.Any(t => Is(t!.GetValue<string>(), value)) : Is(given.GetValue<string>(), value),
        "enum" => given.AsArray().Any(g => JsonNode.DeepEquals(g, value)),
        "const" => JsonNode.DeepEquals(given, value),
        "pattern" => Kind(value) != JsonValueKind.String || Regex.IsMatch(value!.GetValue<string>(), given.GetValue<string>()),
        "minimum" => Kind(value) != JsonValueKind.Number || Number(value) >= Number(given),
        "maximum" => Kind(value) != JsonValueKind.Number || Number(value) <= Number(given),
        "minItems" => value is not JsonArray list || list.Count >= given.GetValue<int>(),
        "minProperties" => value is not JsonObject map || map.Count >= given.GetValue<int>(),
        "required" => value is not JsonObject map || given.AsArray().All(r => map.ContainsKey(r!.GetValue<string>())),
        "dependentRequired" => value is not JsonObject map
            || given.AsObject().All(d => !map.ContainsKey(d.Key) || d.Value!.AsArray().All(r => map.ContainsKey(r!.GetValue<string>()))),
        "properties" => value is not JsonObject map
            || given.AsObject().All(p => !map.ContainsKey(p.Key) || Admits(p.Value!.AsObject(), map[p.Key])),
        "propertyNames" => value is not JsonObject map || map.All(p => Admits(given.AsObject(), JsonValue.Create(p.Key))),
        "additionalProperties" => value is not JsonObject map || map.Where(p => schema["properties"]?[p.Key] is null)
            .All(p => given is JsonObject other ? Admits(other, p.Value) : given.GetValue<bool>()),
        "items" => value is not JsonArray list || list.All(i => Admits(given.AsObject(), i)),
        "anyOf" => given.AsArray().Any(s => Admits(s!.AsObject(), value)),
        "oneOf" => given.AsArray().Count(s => Admits(s!.AsObject(), value)) == 1,
        "not" => !Admits(given.AsObject(), value),
        _ => throw new NotSupportedException(keyword),
    };

    private static bool Is(string type, JsonNode? value) => Kind(value) switch
    {
        JsonValueKind.Null => type == "null",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && Number(value) == Math.Floor(Number(value))),
        JsonValueKind.Array => type == "array",
        _ => type == "object",
    };

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;

    private static double Number(JsonNode? value) => double.Parse(value!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
}
