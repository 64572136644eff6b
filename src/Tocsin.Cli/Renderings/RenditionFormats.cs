namespace Tocsin.Cli.Renderings;

/// <summary>One form in which a rendition is written.</summary>
/// <param name="FileName">How a file of it is usually called.</param>
internal sealed record RenditionFormat(string Name, string FileName, Action<TextWriter, Formats.Screen, Rendition> Write);

/// <summary>All of them, in the order they are named to users.</summary>
internal static class RenditionFormats
{
    public static readonly IReadOnlyList<RenditionFormat> All =
    [
        new("pretty", "message.txt", (writer, screen, rendition) => PrettyRendition.Write(new Formats.Page(writer, screen), rendition)),
        new("json", "message.json", (writer, _, rendition) => writer.Write(JsonRendition.Write(rendition))),
        new("html", "message.html", (writer, _, rendition) => writer.Write(HtmlRendition.Write(rendition))),
    ];
}
