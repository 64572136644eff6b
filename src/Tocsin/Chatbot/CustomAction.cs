using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>A command that a button of a message runs.</summary>
/// <param name="Arn"><c>arn:aws:chatbot::ACCOUNT:custom-action/NAME</c></param>
public sealed record CustomAction(Arn Arn, string Name, CustomActionDefinition Definition) : Resource(Arn)
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
}
