using System.Text.Json;

namespace Tocsin.Cli.Formats.Sarif;

/// <summary>What a code means, as a rule of SARIF: out of the finding's page.</summary>
internal static class SarifRule
{
    public static void Write(Utf8JsonWriter json, FindingPage page)
    {
        json.WriteStartObject();
        json.WriteString("id", page.Code);
        json.WriteString("name", page.Name);
        Message(json, "shortDescription", Sentence(page.Title), null);
        Message(json, "fullDescription", Shortened($"{page.Found} {page.Then}".Trim() is { Length: > 0 } full ? full : page.Title), null);
        Message(json, "help", $"{page.Found}\n\nThen: {page.Then}\n\nWrite: {page.Write}", page.Markdown.Length > 0 ? page.Markdown : null);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", page.Severity);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Message(Utf8JsonWriter json, string name, string text, string? markdown)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        if (markdown is not null)
        {
            json.WriteString("markdown", markdown);
        }
        json.WriteEndObject();
    }

    private static string Sentence(string title) => char.ToUpperInvariant(title[0]) + title[1..].TrimEnd('.') + ".";

    private static string Shortened(string text) =>
        text.Length <= Limits.DescriptionLength ? text : text[..(Limits.DescriptionLength - 1)] + "…";
}
