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
