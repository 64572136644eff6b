using System.Text.Json.Nodes;

namespace Tocsin.Shapes;

/// <summary>A service's model as models/ has it; the format is told in models/README.md.</summary>
public sealed class ServiceModel
{
    private readonly JsonObject model;
    private readonly JsonObject? query;

    private ServiceModel(JsonObject model, JsonObject? query) => (this.model, this.query) = (model, query);

    /// <param name="name">
    /// <c>events</c>; beside NAME.json there may be NAME.query.json, with what the model lacks of the query protocol.
    /// </param>
    public static ServiceModel Load(string models, string name)
    {
        string query = Path.Combine(models, $"{name}.query.json");
        return new ServiceModel(Parse(Path.Combine(models, $"{name}.json")), File.Exists(query) ? Parse(query) : null);
    }

    public string SigningName => Text("signingName")!;

    public string Version => Text("version")!;

    /// <summary>But for CBOR, which nothing here reads.</summary>
    public IReadOnlyList<string> Protocols =>
        [.. Texts(model["protocols"]).Where(p => p != "smithy-rpc-v2-cbor"), .. query is null ? Array.Empty<string>() : ["query"]];

    public string? Target => Text("target");

    public string? JsonVersion => Text("jsonVersion");

    public string? XmlNamespace => Text("xmlns") ?? query?["xmlns"]?.GetValue<string>();

    public ModelOperation Operation(string name)
    {
        var operation = model["ops"]![name]?.AsObject()
            ?? throw new InvalidDataException($"models/{Text("service")}.json has no operation {name}, which models/operations.txt lists");
        var http = operation["http"]!.AsArray();
        string? output = operation["out"]?.GetValue<string>();
        return new ModelOperation(
            name,
            http[1]!.GetValue<string>(),
            http.Count > 2 ? http[2]!.GetValue<int>() : 200,
            operation["in"]?.GetValue<string>(),
            output,
            operation["wrap"]?.GetValue<string>() ?? (query is not null && output is not null ? $"{name}Result" : null),
            Texts(operation["errors"]));
    }

    public ModelError Error(string shape)
    {
        var error = model["errors"]![shape]!.AsArray();
        var told = query?["errors"]?[shape]?.AsArray() ?? error;
        return new ModelError(shape, told[0]!.GetValue<string>(), told[1]!.GetValue<int>(), error[2]!.GetValue<string>() == "server");
    }

    /// <summary>A shape by its name; a name that is not listed is a type without constraints.</summary>
    public ModelShape Shape(string name)
    {
        if (model["shapes"]![name] is not JsonArray shape)
        {
            return new ModelShape.Scalar(name, name, null);
        }
        var last = shape[^1] as JsonObject;
        return shape[0]!.GetValue<string>() switch
        {
            "struct" => new ModelShape.Structure(name, [.. shape[1]!.AsObject().Select(m => Member(m.Key, m.Value!))]),
            "list" => new ModelShape.List(name, shape[1]!.GetValue<string>(), ListNames(name, last), ModelBounds.Of(last)),
            "map" => new ModelShape.Map(
                name, shape[1]!.GetValue<string>(), shape[2]!.GetValue<string>(), MapNames(name, last), ModelBounds.Of(last)),
            var type => new ModelShape.Scalar(name, type, ModelBounds.Of(last)),
        };
    }

    private static JsonObject Parse(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();

    private static IReadOnlyList<string> Texts(JsonNode? array) => [.. array?.AsArray().Select(t => t!.GetValue<string>()) ?? []];

    private static ModelMember Member(string name, JsonNode value)
    {
        if (value is not JsonArray array)
        {
            return new ModelMember(name, value.GetValue<string>(), IsRequired: false);
        }
        if (array.Count > 3)
        {
            throw new InvalidDataException($"{name}: a member outside of the body is not supported yet");
        }
        return new ModelMember(name, array[0]!.GetValue<string>(), array.Count > 1 && array[1]!.GetValue<string>().Contains('!'));
    }

    private string? ListNames(string name, JsonObject? constraints)
    {
        string? flat = query?["lists"]?[name]?.GetValue<string>() ?? constraints?["wire"]?.GetValue<string>();
        return flat is null ? null : $"new(\"{flat}\")";
    }

    private string? MapNames(string name, JsonObject? constraints) =>
        query?["maps"]?[name] is JsonArray flat ? $"new(\"{flat[0]}\", \"{flat[1]}\", \"{flat[2]}\")"
        : constraints?["key"] is { } key ? $"new(null, \"{key}\", \"{constraints["value"]}\")"
        : null;

    private string? Text(string key) => model[key]?.GetValue<string>();
}
