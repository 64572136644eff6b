using System.Globalization;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack.BlockKit;

/// <summary>The block that Slack's own editor makes: sections, lists, quotes and code of styled elements.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/blocks/rich-text-block</remarks>
internal static class RichText
{
    public static IEnumerable<Shown> Read(Check check, JsonValue block, string pointer)
    {
        var runs = new List<Run>();
        foreach (var (element, at) in check.Items(block, pointer, "elements", int.MaxValue))
        {
            if (runs.Count > 0 && !runs[^1].Text.EndsWith('\n'))
            {
                runs.Add(new Run("\n"));
            }
            switch (element.Member("type")?.AsText())
            {
                case "rich_text_section":
                    runs.AddRange(Elements(check, element, at, Style.None));
                    break;
                case "rich_text_quote":
                    runs.AddRange(Elements(check, element, at, Style.Quote));
                    break;
                case "rich_text_preformatted":
                    runs.Add(new Run(string.Concat(Elements(check, element, at, Style.None).Select(r => r.Text)), Style.Preformatted));
                    break;
                case "rich_text_list":
                    runs.AddRange(List(check, element, at));
                    break;
                case var other:
                    check.NoType(
                        at, other, $"is \"{other}\"", "rich_text_section, rich_text_list, rich_text_quote or rich_text_preformatted",
                        "rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted");
                    break;
            }
        }
        return [new Shown.Text(runs.Where(r => r.Text.Length > 0).ToValueList())];
    }

    private static IEnumerable<Run> List(Check check, JsonValue list, string pointer)
    {
        int indent = list.Member("indent") is JsonValue.Number n && int.TryParse(n.Text, out int deep) ? Math.Clamp(deep, 0, 8) : 0;
        bool ordered = list.Member("style")?.AsText() == "ordered";
        int number = 0;
        foreach (var (item, at) in check.Items(list, pointer, "elements", int.MaxValue))
        {
            number++;
            string mark = ordered ? string.Create(CultureInfo.InvariantCulture, $"{number}.") : "•";
            yield return new Run($"{(number > 1 ? "\n" : "")}{new string(' ', indent * 4)}{mark} ");
            foreach (var run in Elements(check, item, at, Style.None))
            {
                yield return run;
            }
        }
    }

    private static IEnumerable<Run> Elements(Check check, JsonValue owner, string pointer, Style style)
    {
        foreach (var (element, at) in check.Items(owner, pointer, "elements", int.MaxValue))
        {
            if (Show(check, element, at) is { Text.Length: > 0 } run)
            {
                check.CountText(run.Text.Length);
                yield return run with { Style = run.Style | style | StyleOf(element) };
            }
        }
    }

    private static Run Show(Check check, JsonValue element, string pointer)
    {
        string Member(string name) => element.Member(name)?.AsText() ?? "";
        switch (Member("type"))
        {
            case "text":
                return new Run(check.Text(element, pointer, "text", int.MaxValue, required: true) ?? "");
            case "link":
                string url = check.Text(element, pointer, "url", Limits.UrlLength, required: true) ?? "";
                return new Run(Member("text") is { Length: > 0 } label ? label : url, Style.Link, url);
            case "emoji":
                return new Run(Emoji.Find(Member("name")) ?? $":{Member("name")}:");
            case "user":
                return new Run($"@{Member("user_id")}", Style.Mention);
            case "usergroup":
                return new Run($"@{Member("usergroup_id")}", Style.Mention);
            case "channel":
                return new Run($"#{Member("channel_id")}", Style.Mention);
            case "broadcast":
                return new Run($"@{Member("range")}", Style.Mention);
            case "date":
                return new Run(Member("fallback") is { Length: > 0 } fallback ? fallback : Member("format"));
            case "color":
                return new Run(Member("value"), Style.Code);
            case var other:
                check.NoType(
                    pointer, other.Length == 0 ? null : other, $"is \"{other}\"",
                    "text, link, emoji, user, usergroup, channel, broadcast, date or color",
                    "text", "link", "emoji", "user", "usergroup", "channel", "broadcast", "date", "color");
                return new Run("");
        }
    }

    private static Style StyleOf(JsonValue element)
    {
        var style = Style.None;
        foreach (
            var (name, added) in (ReadOnlySpan<(string, Style)>)[("bold", Style.Bold), ("italic", Style.Italic), ("strike", Style.Strike),
                ("code", Style.Code)])
        {
            style |= element.Member("style")?.Member(name) is JsonValue.Boolean { Value: true } ? added : Style.None;
        }
        return style;
    }
}
