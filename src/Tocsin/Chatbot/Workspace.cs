using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot;

/// <summary>A Slack workspace that an account may speak in: somebody authorised it by hand, which no operation does.</summary>
public sealed record Workspace(Arn Arn, string TeamId, string TeamName) : Resource(Arn), IShape<Workspace>
{
    /// <summary>
    /// Where the bot's token stands, as <c>file:PATH</c> or <c>env:NAME</c>; never the token. Null where it is not spoken to.
    /// </summary>
    public string? TokenAt { get; init; }

    /// <summary>What is said of an id that is none (<see cref="IsTeam"/>).</summary>
    public const string NoTeam =
        "is no id of a workspace: capitals and digits, T0123456789, as Slack shows it in the workspace's details";

    /// <summary>Whether a workspace may have this id.</summary>
    // Chatbot's model: SlackTeamId is ^[0-9A-Z]{1,255}$.
    public static bool IsTeam(string id) =>
        id.Length is >= 1 and <= 255 && id.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));

    // Ours: AWS has no ARN for it.
    private const string Prefix = "slack-workspace/";

    /// <summary>As answers tell of it.</summary>
    public SlackWorkspace Shape => new() { SlackTeamId = TeamId, SlackTeamName = TeamName, State = "ENABLED" };

    public static Arn ArnOf(string account, string teamId) => new("aws", "chatbot", "", account, Prefix + teamId);

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("teamId", TeamId);
        to.Text("teamName", TeamName);
        to.Text("tokenAt", TokenAt);
    }

    public static Workspace Read(FieldReader from) => new(from.Arn("arn"), from.Text("teamId") ?? "", from.Text("teamName") ?? "")
    {
        TokenAt = from.Text("tokenAt"),
    };
}
