using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>A channel of Microsoft Teams that is configured. Nothing is sent there.</summary>
/// <param name="Arn"><c>arn:aws:chatbot::ACCOUNT:chat-configuration/microsoft-teams-channel/NAME</c></param>
/// <param name="Configuration">As answers tell of it.</param>
// Unverified: the ARN's third part.
public sealed record TeamsChannel(Arn Arn, TeamsChannelConfiguration Configuration) : Resource(Arn), IShape<TeamsChannel>
{
    private const string Prefix = "chat-configuration/microsoft-teams-channel/";

    public string Name => Configuration.ConfigurationName ?? "";

    public ValueList<Tag> Tags => Configuration.Tags.GetValueOrDefault();

    public static Arn ArnOf(string account, string name) => new("aws", "chatbot", "", account, Prefix + name);

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Shape("configuration", Configuration);
    }

    public static TeamsChannel Read(FieldReader from) =>
        new(from.Arn("arn"), from.Shape<TeamsChannelConfiguration>("configuration") ?? new TeamsChannelConfiguration());
}
