using System.Text.RegularExpressions;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack.BlockKit;

/// <summary>Attachments: a coloured bar with blocks, or with the older members that came before blocks.</summary>
/// <remarks>https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments</remarks>
internal static partial class AttachmentReader
{
    private const string DefaultColor = "#DDDDDD";

    public static Part Read(Check check, JsonValue attachment, string pointer)
    {
        string color = attachment.Member("color")?.AsText() switch
        {
            "good" => "#2EB67D",
            "warning" => "#ECB22E",
            "danger" => "#E01E5A",
            { } hex when Hex().IsMatch(hex) => hex.StartsWith('#') ? hex : $"#{hex}",
            _ => DefaultColor,
        };
        if (attachment is not JsonValue.Object)
        {
            check.Add(pointer, "is no object", "{ \"blocks\": [ … ] }", new Constraint.Other("an object"));
            return new Part(color, []);
        }
        return new Part(
            color,
            attachment.Member("blocks") is { } blocks and not JsonValue.Array { Items.Count: 0 }
                ? new BlockReader(check).ReadAll(blocks, JsonPointer.Append(pointer, "blocks"))
                : Old(check, attachment, pointer));
    }

    private static ValueList<Shown> Old(Check check, JsonValue attachment, string pointer)
    {
        var shown = new List<Shown>();
        foreach (string member in (string[])["pretext", "author_name", "title", "text"])
        {
            if (check.Text(attachment, pointer, member, int.MaxValue, required: false) is { Length: > 0 } text)
            {
                check.CountText(text.Length);
                shown.Add(member == "title" ? new Shown.Text(Mrkdwn.Parse($"*{text}*")) : new Shown.Text(Mrkdwn.Parse(text)));
            }
        }
        if (attachment.Member("fields") is JsonValue.Array { Items: var fields })
        {
            shown.Add(
                new Shown.Fields(fields.Take(Limits.Attachments)
                    .Select(f => Mrkdwn.Parse($"*{f.Member("title")?.AsText()}*\n{f.Member("value")?.AsText()}")).ToValueList()));
        }
        if (attachment.Member("footer")?.AsText() is { Length: > 0 } footer)
        {
            shown.Add(new Shown.Small(Mrkdwn.Parse(footer)));
        }
        if (shown.Count == 0 && check.Text(attachment, pointer, "fallback", int.MaxValue, required: false) is { Length: > 0 } fallback)
        {
            shown.Add(new Shown.Text(PlainText.Parse(fallback)));
        }
        if (shown.Count == 0)
        {
            check.Add("no_text", pointer, "shows nothing", "\"text\", or \"blocks\"");
        }
        return shown.ToValueList();
    }

    [GeneratedRegex("^#?[0-9A-Fa-f]{6}$")]
    private static partial Regex Hex();
}
