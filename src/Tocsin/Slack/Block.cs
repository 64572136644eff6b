using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>The parts of Block Kit that a notification is made of.</summary>
/// <remarks>Source: https://docs.slack.dev/reference/block-kit/blocks</remarks>
public abstract record Block
{
    private Block()
    {
    }

    /// <param name="Text">mrkdwn, up to <see cref="Limits.SectionTextLength"/>.</param>
    public sealed record Section(string Text) : Block;

    /// <param name="Text">Plain text with emoji, up to <see cref="Limits.HeaderTextLength"/>.</param>
    public sealed record Header(string Text) : Block;

    /// <summary>Small grey text.</summary>
    /// <param name="Elements">mrkdwn, up to <see cref="Limits.ContextElements"/> of them.</param>
    public sealed record Context(ValueList<string> Elements) : Block;

    public sealed record Divider : Block;

    /// <summary>The texts it shows, as they are written.</summary>
    public IEnumerable<string> Texts => this switch
    {
        Section s => [s.Text],
        Header h => [h.Text],
        Context c => c.Elements,
        _ => [],
    };

    public JsonValue ToJson() => this switch
    {
        Section s => Typed("section", new JsonMember("text", TextObject("mrkdwn", s.Text))),
        Header h => Typed("header", new JsonMember("text", TextObject("plain_text", h.Text))),
        Context c => Typed("context", new JsonMember("elements", new JsonValue.Array(c.Elements.Select(e => TextObject("mrkdwn", e)).ToValueList()))),
        _ => Typed("divider"),
    };

    private static JsonValue Typed(string type, params ReadOnlySpan<JsonMember> more) =>
        new JsonValue.Object([new JsonMember("type", new JsonValue.String(type)), .. more]);

    private static JsonValue TextObject(string type, string text) => Typed(type, new JsonMember("text", new JsonValue.String(text)));
}
