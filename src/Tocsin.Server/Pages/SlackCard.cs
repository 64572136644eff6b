using Tocsin.Slack;
using Tocsin.Slack.BlockKit;
using Tocsin.Text;

namespace Tocsin.Server.Pages;

/// <summary>
/// A message as Slack shows it. Links of the message are shown, and lead nowhere: the report is not to be left by what a file says.
/// </summary>
public static class SlackCard
{
    /// <param name="color">The bar of the attachment, <c>#D13212</c>; null for none.</param>
    public static void Write(Markup page, string from, string where, string? color, IEnumerable<Shown> shown) =>
        Write(page, from, where, [new Part(color, shown.ToValueList())]);

    /// <param name="parts">Its blocks, and its attachments.</param>
    public static void Write(Markup page, string from, string where, IEnumerable<Part> parts)
    {
        page.Open("figure", ("class", "slack")).Open("figcaption").Raw("<span class=\"avatar\" aria-hidden=\"true\"></span>")
            .Element("b", from).Raw("<span class=\"app\">APP</span>").Element("span", where, ("class", "channel")).Close("figcaption")
                .Line();
        foreach (var part in parts)
        {
            page.Open("div", ("class", part.Color is null ? "body" : "body attachment"));
            if (part.Color is not null)
            {
                page.Raw("<svg class=\"bar\" aria-hidden=\"true\" width=\"4\" height=\"100%\">")
                    .Empty("rect", ("width", "4"), ("height", "100%"), ("rx", "2"), ("fill", part.Color)).Raw("</svg>");
            }
            page.Raw("<div class=\"blocks\">\n");
            foreach (var block in part.Shown)
            {
                Write(page, block);
                page.Line();
            }
            page.Raw("</div></div>\n");
        }
        page.Raw("</figure>\n");
    }

    private static void Write(Markup page, Shown block)
    {
        switch (block)
        {
            case Shown.Text text:
                Paragraphs(page, text.Runs, "text");
                break;
            case Shown.Heading heading:
                Paragraphs(page, heading.Runs, "heading");
                break;
            case Shown.Small small:
                Paragraphs(page, small.Runs, "small");
                break;
            case Shown.Fields fields:
                page.Open("div", ("class", "fields"));
                foreach (var cell in fields.Cells)
                {
                    Paragraphs(page, cell, "text");
                }
                page.Close("div");
                break;
            case Shown.Divider:
                page.Raw("<hr>");
                break;
            case Shown.Image image:
                page.Open("div", ("class", "image")).Text(image.Title is { } title ? $"{title}: " : "").Text($"image: {image.Alt}")
                    .Close("div");
                break;
            case Shown.Controls controls:
                page.Open("div", ("class", "controls"));
                foreach (string label in controls.Labels)
                {
                    page.Element("span", label);
                }
                page.Close("div");
                break;
        }
    }

    /// <summary>Runs in a row; what is preformatted or quoted stands on its own.</summary>
    private static void Paragraphs(Markup page, ValueList<Run> runs, string kind)
    {
        string? open = null;
        foreach (var run in runs)
        {
            string tag = run.Style.HasFlag(Style.Preformatted) ? "pre" : run.Style.HasFlag(Style.Quote) ? "blockquote" : "p";
            string text = run.Text;
            if (tag != open)
            {
                if (open is not null)
                {
                    page.Close(open);
                    text = text.StartsWith('\n') ? text[1..] : text;
                }
                page.Open(tag, ("class", kind));
                open = tag;
            }
            Inline(page, run with { Text = text });
        }
        if (open is not null)
        {
            page.Close(open);
        }
    }

    private static void Inline(Markup page, Run run)
    {
        var tags = new List<string>();
        foreach (var (style, tag) in (ReadOnlySpan<(Style, string)>)[(Style.Bold, "strong"), (Style.Italic, "em"), (Style.Strike, "s"),
                (Style.Code, "code")])
        {
            if (run.Style.HasFlag(style))
            {
                tags.Add(tag);
            }
        }
        string? look = run.Style.HasFlag(Style.Mention) ? "mention" : run.Style.HasFlag(Style.Link) ? "link" : null;
        tags.ForEach(t => page.Open(t));
        if (look is not null)
        {
            page.Element("span", run.Text, ("class", look), ("title", run.Url));
        }
        else
        {
            page.Text(run.Text);
        }
        for (int i = tags.Count - 1; i >= 0; i--)
        {
            page.Close(tags[i]);
        }
    }
}
