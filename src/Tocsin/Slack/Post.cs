using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>A message on its way to a Slack channel, as <c>chat.postMessage</c> takes it. Its envelope is addressed to <see cref="Address"/>.</summary>
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
    bool Bare = false) : Content
{
    public Address Address => new Address.Slack(Team, Channel);

    /// <summary>The blocks as Block Kit: a JSON array.</summary>
    public string BlocksJson() => JsonWriter.Write(new JsonValue.Array(Blocks.Select(b => b.ToJson()).ToValueList()));
}
