using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>A webhook of Amazon Chime that a configuration names. Chime has ended, and nothing is sent there.</summary>
/// <remarks>Its URL, which holds a token, is checked and kept nowhere: no answer of AWS's tells it.</remarks>
/// <param name="Arn"><c>arn:aws:chatbot::ACCOUNT:chat-configuration/chime-webhook/NAME</c></param>
// The end of Chime: https://docs.aws.amazon.com/chime/latest/ag/what-is-chime.html
public sealed record ChimeWebhook(Arn Arn, string Name, string Description, string IamRoleArn)
    : Resource(Arn), IShape<ChimeWebhook>
{
    private const string Prefix = "chat-configuration/chime-webhook/";

    public ValueList<string> SnsTopicArns { get; init; }

    public string LoggingLevel { get; init; } = "NONE";

    public ValueList<Tag> Tags { get; init; }

    /// <summary>As answers tell of it.</summary>
    public ChimeWebhookConfiguration Shape => new()
    {
        WebhookDescription = Description,
        ChatConfigurationArn = Arn.ToString(),
        IamRoleArn = IamRoleArn,
        SnsTopicArns = SnsTopicArns,
        ConfigurationName = Name,
        LoggingLevel = LoggingLevel,
        Tags = Tags.UnlessEmpty,
        State = "ENABLED",
    };

    public static Arn ArnOf(string account, string name) => new("aws", "chatbot", "", account, Prefix + name);

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Text("description", Description);
        to.Text("iamRoleArn", IamRoleArn);
        to.Texts("snsTopicArns", SnsTopicArns.UnlessEmpty);
        to.Text("loggingLevel", LoggingLevel);
        to.List("tags", Tags.UnlessEmpty);
    }

    public static ChimeWebhook Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Text("description") ?? "", from.Text("iamRoleArn") ?? "")
    {
        SnsTopicArns = from.Texts("snsTopicArns").GetValueOrDefault(),
        LoggingLevel = from.Text("loggingLevel") ?? "NONE",
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
    };
}
