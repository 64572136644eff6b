using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack.BlockKit;

/// <summary>Buttons, menus and other controls, of which a preview shows the label.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/block-elements</remarks>
internal static class Element
{
    public static string Label(Check check, JsonValue element, string pointer)
    {
        check.Text(element, pointer, "action_id", Limits.IdLength, required: false);
        string? type = element.Member("type")?.AsText();
        switch (type)
        {
            case "button" or "workflow_button":
                check.Text(element, pointer, "url", Limits.UrlLength, required: false);
                check.Text(element, pointer, "value", Limits.ValueLength, required: false);
                if (element.Member("style")?.AsText() is { } style and not ("primary" or "danger"))
                {
                    check.Add(
                        JsonPointer.Append(pointer, "style"), $"is \"{style}\"", "\"primary\" or \"danger\", or no style",
                        new Constraint.NoneOf(style, ["primary", "danger"]));
                }
                return Text(TextObject.Read(check, element, pointer, "text", Limits.ButtonTextLength, plainOnly: true));
            case null:
                check.Miss(pointer, "type", "\"type\": \"button\"");
                return "?";
            case "overflow":
                return "⋯";
            default:
                return element.Member("placeholder")?.Member("text")?.AsText() ?? type.Replace('_', ' ');
        }
    }

    private static string Text(ValueList<Run> runs) => string.Concat(runs.Select(r => r.Text));
}
