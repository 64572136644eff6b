using System.Text;
using Tocsin.Text;

namespace Tocsin.Server.Pages;

/// <summary>Writes XML and HTML. Text from files goes through <see cref="Text"/> and attributes alone, which escape it.</summary>
public sealed class Markup
{
    private readonly StringBuilder builder = new();

    /// <summary>What is written here in the code, as it is: tags.</summary>
    public Markup Raw(string markup)
    {
        builder.Append(markup);
        return this;
    }

    public Markup Text(string text)
    {
        builder.Append(Escape(text));
        return this;
    }

    /// <summary>A start tag; attributes whose value is null are left out.</summary>
    public Markup Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        builder.Append('>');
        return this;
    }

    public Markup Close(string tag)
    {
        builder.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>An element without content, as XML and SVG have it.</summary>
    public Markup Empty(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        builder.Append("/>");
        return this;
    }

    /// <summary>An element that holds text alone.</summary>
    public Markup Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    public Markup Line()
    {
        builder.Append('\n');
        return this;
    }

    public override string ToString() => builder.ToString();

    public static string Escape(string text) =>
        Printable.Of(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");

    private void Tag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        builder.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                // A line break in an attribute would be read as a space.
                builder.Append(' ').Append(name).Append("=\"").Append(Escape(value).Replace("\n", "&#10;").Replace("\t", "&#9;"))
                    .Append('"');
            }
        }
    }
}
