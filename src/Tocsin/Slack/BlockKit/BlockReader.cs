using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack.BlockKit;

/// <summary>Reads blocks, each along its own page of https://docs.slack.dev/reference/block-kit/blocks.</summary>
internal sealed class BlockReader(Check check)
{
    private static readonly string[] Drawn = ["section", "header", "divider", "context", "actions", "image", "markdown", "rich_text"];

    /// <summary>Blocks that Slack has and that are shown here by their name alone.</summary>
    private static readonly string[] NotDrawn = [
        "video", "file", "input", "call", "table", "alert", "card", "carousel", "context_actions", "plan", "task_card"];

    public ValueList<Shown> ReadAll(JsonValue blocks, string pointer)
    {
        if (blocks is not JsonValue.Array { Items: var items })
        {
            check.Add("invalid_blocks_format", pointer, "is no list", "\"blocks\": [ … ]");
            return [];
        }
        if (items.Count > Limits.Blocks)
        {
            check.Add(
                pointer, $"has {items.Count} blocks, more than {Limits.Blocks}", $"at most {Limits.Blocks} blocks, or two messages",
                new Constraint.TooMany(Limits.Blocks));
        }
        return items.Take(Limits.Blocks).SelectMany((b, i) => Read(b, JsonPointer.Append(pointer, i))).ToValueList();
    }

    private IEnumerable<Shown> Read(JsonValue block, string pointer)
    {
        check.BlockId(block, pointer);
        return block.Member("type")?.AsText() switch
        {
            "section" => Section(block, pointer),
            "header" => [new Shown.Heading(TextObject.Read(check, block, pointer, "text", Limits.HeaderTextLength, plainOnly: true))],
            "divider" => [new Shown.Divider()],
            "context" => Context(block, pointer),
            "actions" =>
                [new Shown.Controls(check.Items(block, pointer, "elements", Limits.ActionsElements)
                    .Select(e => Element.Label(check, e.Value, e.Pointer)).ToValueList())],
            "image" => [Image(block, pointer)],
            "markdown" => Markdown(block, pointer),
            "rich_text" => RichText.Read(check, block, pointer),
            null => Refused(pointer, null),
            var known when NotDrawn.Contains(known) => [new Shown.Small([new Run($"[{known}]")])],
            var unknown => Refused(pointer, unknown),
        };
    }

    private IEnumerable<Shown> Refused(string pointer, string? type)
    {
        check.NoType(
            pointer, type, $"is \"{type}\", which is no block", "section, header, divider, context, actions, image, rich_text or markdown",
            [.. Drawn, .. NotDrawn]);
        return [];
    }

    private IEnumerable<Shown> Section(JsonValue block, string pointer)
    {
        var shown = new List<Shown>();
        bool hasFields = block.Member("fields") is not null;
        if (block.Member("text") is not null || !hasFields)
        {
            shown.Add(new Shown.Text(TextObject.Read(check, block, pointer, "text", Limits.SectionTextLength)));
        }
        if (hasFields)
        {
            shown.Add(
                new Shown.Fields(check.Items(block, pointer, "fields", Limits.SectionFields)
                    .Select(f => TextObject.Read(check, f.Value, f.Pointer, Limits.FieldLength)).ToValueList()));
        }
        if (block.Member("accessory") is { } accessory)
        {
            string at = JsonPointer.Append(pointer, "accessory");
            shown.Add(
                accessory.Member("type")?.AsText() == "image" ? Image(accessory, at)
                    : new Shown.Controls([Element.Label(check, accessory, at)]));
        }
        return shown;
    }

    private IEnumerable<Shown> Context(JsonValue block, string pointer)
    {
        var runs = new List<Run>();
        foreach (var (element, at) in check.Items(block, pointer, "elements", Limits.ContextElements))
        {
            if (runs.Count > 0)
            {
                runs.Add(new Run("  "));
            }
            if (element.Member("type")?.AsText() == "image")
            {
                runs.Add(new Run($"[image: {Image(element, at).Alt}]"));
            }
            else
            {
                runs.AddRange(TextObject.Read(check, element, at, Limits.SectionTextLength));
            }
        }
        return [new Shown.Small(runs.ToValueList())];
    }

    private Shown.Image Image(JsonValue image, string pointer)
    {
        if (image.Member("slack_file") is null)
        {
            check.Text(image, pointer, "image_url", Limits.UrlLength, required: true);
        }
        string alt = check.Text(image, pointer, "alt_text", Limits.AltTextLength, required: true) ?? "";
        string? title = image.Member("title") is null
            ? null
            : string.Concat(TextObject.Read(check, image, pointer, "title", Limits.ImageTitleLength, plainOnly: true).Select(r => r.Text));
        return new Shown.Image(alt, title);
    }

    private IEnumerable<Shown> Markdown(JsonValue block, string pointer)
    {
        if (check.Text(block, pointer, "text", int.MaxValue, required: true) is not { } text)
        {
            return [];
        }
        check.CountText(text.Length);
        check.MarkdownLength += text.Length;
        // The limit is of all such blocks together: the one that goes beyond it is at fault.
        if (check.MarkdownLength > Limits.MarkdownLength && check.MarkdownLength - text.Length <= Limits.MarkdownLength)
        {
            check.Add(
                JsonPointer.Append(pointer, "text"),
                $"brings all markdown blocks to {check.MarkdownLength} characters, more than {Limits.MarkdownLength}",
                $"at most {Limits.MarkdownLength} characters in all", new Constraint.TooLong(Limits.MarkdownLength));
        }
        return [new Shown.Text(StandardMarkdown.Parse(text))];
    }
}
