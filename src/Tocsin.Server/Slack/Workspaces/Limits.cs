namespace Tocsin.Server.Slack.Workspaces;

internal static class Limits
{
    /// <summary>Channels that were made by posting to them, in all workspaces.</summary>
    public const int Channels = 10_000;

    /// <summary>https://docs.slack.dev/reference/methods/conversations.create: "Channel names … must be 80 characters or less."</summary>
    public const int NameLength = 80;

    /// <summary>Of a channel's or a workspace's id; Chatbot takes 255: https://docs.aws.amazon.com/chatbot/latest/APIReference/</summary>
    public const int IdLength = 255;
}
