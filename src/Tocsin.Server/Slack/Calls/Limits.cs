namespace Tocsin.Server.Slack.Calls;

/// <summary>What a caller of the local Slack may send.</summary>
internal static class Limits
{
    /// <summary>
    /// A body. The largest message that Slack takes has 40,000 characters of text, 13,000 of blocks, 16 KB of metadata and attachments; a
    /// form writes three bytes for some of its characters.
    /// </summary>
    // Unverified: where Slack itself draws this line.
    public const int BodyBytes = 1024 * 1024;

    /// <summary>How many arguments, and how long their names; no method has more than 30.</summary>
    public const int Arguments = 100;
    public const int NameLength = 100;

    /// <summary>The name of a method that does not exist comes back in the answer, up to here.</summary>
    public const int MethodLength = 100;

    /// <summary>https://docs.slack.dev/reference/methods/blocks.validate: of <c>blocks</c>, <c>message</c> and <c>view</c></summary>
    public const int ValidatedLength = 100_000;

    /// <summary>Of <c>metadata</c>, as JSON.</summary>
    // Unverified: Slack names the error metadata_too_large and no number.
    public const int MetadataLength = 16_384;

    /// <summary>https://docs.slack.dev/reference/methods/conversations.history: a page, and what it is when nothing is said</summary>
    public const int HistoryPage = 999;
    public const int HistoryDefault = 100;

    /// <summary>https://docs.slack.dev/reference/methods/conversations.replies</summary>
    public const int RepliesPage = 1000;

    /// <summary>https://docs.slack.dev/reference/methods/conversations.list: "Must be an integer under 1000".</summary>
    public const int ListPage = 999;
    public const int ListDefault = 100;
}
