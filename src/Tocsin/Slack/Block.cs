using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>The parts of Block Kit that a notification is made of.</summary>
/// <remarks>Source: https://docs.slack.dev/reference/block-kit/blocks</remarks>
public abstract record Block : IShape<Block>
{
    private Block()
    {
    }

    internal static Kinds<Block> Kinds { get; } = new Kinds<Block>("block")
        .Case("Section", from => new Section(from.Text("text") ?? ""), (to, b) => to.Text("text", b.Text))
        .Case("Context", from => new Context(from.Texts("elements").GetValueOrDefault()), (to, b) => to.Texts("elements", b.Elements));

    public void Write(FieldWriter to) => Kinds.Write(to, this);

    public static Block Read(FieldReader from) => Kinds.Read(from)!;

    /// <summary>The texts it shows, as they are written.</summary>
    public abstract IEnumerable<string> Texts { get; }

    /// <summary>The block as Block Kit.</summary>
    public abstract JsonValue ToJson();

    public abstract Shown Show();

    /// <param name="Text">mrkdwn, up to <see cref="Limits.SectionTextLength"/>.</param>
    public sealed record Section(string Text) : Block
    {
        public override IEnumerable<string> Texts => [Text];

        public override JsonValue ToJson() => Typed("section", "text", TextObject(Text));

        public override Shown Show() => new Shown.Text(Mrkdwn.Parse(Text));
    }

    /// <summary>Small grey text.</summary>
    /// <param name="Elements">mrkdwn, up to <see cref="Limits.ContextElements"/> of them.</param>
    public sealed record Context(ValueList<string> Elements) : Block
    {
        public override IEnumerable<string> Texts => Elements;

        public override JsonValue ToJson() => Typed("context", "elements", new JsonValue.Array(Elements.Select(TextObject).ToValueList()));

        public override Shown Show() => new Shown.Small(Mrkdwn.Parse(string.Join("  ", Elements)));
    }

    private static JsonValue TextObject(string text) => Typed("mrkdwn", "text", new JsonValue.String(text));

    private static JsonValue Typed(string type, string member, JsonValue value) =>
        new JsonValue.Object([new JsonMember("type", new JsonValue.String(type)), new JsonMember(member, value)]);
}
