using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Cli.Formats;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Cli.Renderings;

/// <summary>The rendition as JSON, schema 1, as docs/reference/json.md describes it.</summary>
internal static class JsonRendition
{
    /// <summary>Lines are broken where the message breaks them, and nowhere else.</summary>
    private const int NoWrapping = 20_000;

    private const int Schema = 1;

    private static readonly JsonWriterOptions Options =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Write(Rendition rendition)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            Write(json, rendition);
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Rendition rendition)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteString("kind", rendition.Kind);
        json.WriteString("profile", rendition.Profile);
        json.WriteBoolean("shown", rendition.Refused is null);
        json.WriteString("reason", rendition.Refused?.Code);
        json.WriteStartArray("cards");
        foreach (var card in rendition.Cards)
        {
            json.WriteStartObject();
            json.WriteString("from", card.From);
            json.WriteString("color", card.Color);
            json.WriteStartArray("lines");
            foreach (var line in Preview.Of(card.Shown.Select(Narrow), NoWrapping))
            {
                json.WriteStringValue(line.Text);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in rendition.Findings)
        {
            JsonReport.Write(json, finding);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What is drawn as wide as the page is told in a few characters; fields stand below each other.</summary>
    private static Shown Narrow(Shown shown) => shown switch
    {
        Shown.Divider => new Shown.Text([new Run("───")]),
        Shown.Fields fields => new Shown.Text(fields.Cells.SelectMany((c, i) => i == 0 ? c : c.Prepend(new Run("\n"))).ToValueList()),
        _ => shown,
    };
}
