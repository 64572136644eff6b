using System.Text.Json;
using Tocsin.Text;

namespace Tocsin.Server.Admin;

/// <summary>The admin API as OpenAPI 3.1, from its routes.</summary>
internal static class OpenApi
{
    public static void Write(Utf8JsonWriter json, ValueList<AdminRoute> routes)
    {
        json.WriteString("openapi", "3.1.0");
        json.WriteStartObject("info");
        json.WriteString("title", "Tocsin's admin API");
        json.WriteString("version", typeof(OpenApi).Assembly.GetName().Version!.ToString(3));
        json.WriteEndObject();
        json.WriteStartObject("paths");
        foreach (var path in routes.AsEnumerable().GroupBy(r => r.Path))
        {
            json.WriteStartObject(AdminApi.Prefix + path.Key);
            foreach (var route in path)
            {
                Write(json, route);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("components");
        json.WriteStartObject("securitySchemes");
        json.WriteStartObject("key");
        json.WriteString("type", "http");
        json.WriteString("scheme", "bearer");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AdminRoute route)
    {
        json.WriteStartObject(route.Method.ToLowerInvariant());
        json.WriteString("summary", route.Summary);
        bool hasId = route.Path.EndsWith("{id}", StringComparison.Ordinal);
        json.List("parameters", route.Parameters.AsEnumerable().Select(p => (p.Name, p.Meaning, In: "query"))
            .Concat(hasId ? [("id", "which one", "path")] : []), static (to, p) =>
        {
            to.WriteString("name", p.Name);
            to.WriteString("in", p.In);
            to.WriteString("description", p.Meaning);
            to.WriteBoolean("required", p.In == "path");
            to.WriteStartObject("schema");
            to.WriteString("type", "string");
            to.WriteEndObject();
        });
        if (route.Needs != AdminKey.None)
        {
            json.WriteStartArray("security");
            json.WriteStartObject();
            json.WriteStartArray("key");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteStartObject("responses");
        json.WriteStartObject("200");
        json.WriteString("description", "a JSON object; an error is {\"error\": code, \"message\": text}");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
