using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>
/// A message on its way to a Slack channel, as <c>chat.postMessage</c> takes it. Its envelope is addressed to <see cref="Address"/>.
/// </summary>
/// <param name="Team">The workspace's id: <c>T0123456789</c>.</param>
/// <param name="Channel">The channel's id: <c>C0123456789</c>.</param>
/// <param name="From">Who speaks: the channel configuration's name.</param>
/// <param name="Title">The first line, as mrkdwn.</param>
/// <param name="Description">What stands below the title, as mrkdwn, before it was cut into blocks.</param>
/// <param name="Fallback">Plain text for notifications and screen readers.</param>
/// <param name="Blocks">What Slack shows, inside one attachment of colour <paramref name="Color"/>.</param>
/// <param name="Color">The attachment's bar: <c>#D13212</c>.</param>
/// <param name="Thread">Posts with the same thread id stand in one thread; null stands alone.</param>
/// <param name="Bare">A card that shows only an event's detail-type: it arrives, and says nothing.</param>
public sealed record Post(
    string Team,
    string Channel,
    string From,
    string Title,
    string Description,
    string Fallback,
    ValueList<Block> Blocks,
    string Color,
    string? Thread = null,
    bool Bare = false) : Content, IShape<Post>
{
    /// <summary>Who speaks in Slack: the app's name, and behind it the one that it had before 2025.</summary>
    public const string Speaker = "Amazon Q (AWS Chatbot)";

    public Address Address => new Address.Slack(Team, Channel);

    /// <summary>What stands over the message: the speaker, and the thread that it is in.</summary>
    public string Heading => Thread is null ? Speaker : $"{Speaker}, thread {Thread}";

    /// <summary>The blocks as Block Kit: a JSON array.</summary>
    public string BlocksJson() => JsonWriter.Write(new JsonValue.Array(Blocks.Select(b => b.ToJson()).ToValueList()));

    public void Write(FieldWriter to)
    {
        to.Text("team", Team);
        to.Text("channel", Channel);
        to.Text("from", From);
        to.Text("title", Title);
        to.Text("description", Description);
        to.Text("fallback", Fallback);
        to.List("blocks", Blocks.UnlessEmpty);
        to.Text("color", Color);
        to.Text("thread", Thread);
        to.Boolean("bare", Bare);
    }

    public static Post Read(FieldReader from) => new(
        from.Text("team") ?? "", from.Text("channel") ?? "", from.Text("from") ?? "", from.Text("title") ?? "",
        from.Text("description") ?? "", from.Text("fallback") ?? "", from.List<Block>("blocks").GetValueOrDefault(),
        from.Text("color") ?? "", from.Text("thread"), from.Boolean("bare") ?? false);
}
