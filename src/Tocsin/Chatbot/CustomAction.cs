using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>A command that a button of a message runs.</summary>
/// <param name="Arn"><c>arn:aws:chatbot::ACCOUNT:custom-action/NAME</c></param>
public sealed record CustomAction(Arn Arn, string Name, CustomActionDefinition Definition)
    : Resource(Arn), IShape<CustomAction>
{
    private const string Prefix = "custom-action/";

    public string? AliasName { get; init; }

    public ValueList<CustomActionAttachment>? Attachments { get; init; }

    public ValueList<Tag> Tags { get; init; }

    /// <summary>As answers tell of it.</summary>
    public Shapes.CustomAction Shape => new()
    {
        CustomActionArn = Arn.ToString(),
        Definition = Definition,
        AliasName = AliasName,
        Attachments = Attachments,
        ActionName = Name,
    };

    public static Arn ArnOf(string account, string name) => new("aws", "chatbot", "", account, Prefix + name);

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Shape("definition", Definition);
        to.Text("aliasName", AliasName);
        to.List("attachments", Attachments);
        to.List("tags", Tags.UnlessEmpty);
    }

    public static CustomAction Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Shape<CustomActionDefinition>("definition") ?? new CustomActionDefinition())
    {
        AliasName = from.Text("aliasName"),
        Attachments = from.List<CustomActionAttachment>("attachments"),
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
    };
}
