namespace Tocsin.Slack;

/// <summary>What Slack takes. Lengths are UTF-16 units.</summary>
// Unverified: whether Slack counts code points or UTF-16 units; the stricter is taken.
public static class Limits
{
    /// <summary>https://docs.slack.dev/reference/block-kit/blocks</summary>
    public const int Blocks = 50;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/section-block</summary>
    public const int SectionTextLength = 3000;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/context-block</summary>
    public const int ContextElements = 10;

    /// <summary>All blocks' text together, past which Slack answers <c>msg_blocks_too_long</c>.</summary>
    /// <remarks>Not documented: refusals were measured from 13,172 characters on (https://github.com/slackapi/bolt-js/issues/2509); 13,000 is taken.</remarks>
    public const int TotalTextLength = 13_000;

    /// <summary>The longest shortcode that is looked for; the longest in emoji.txt has 54 characters.</summary>
    public const int ShortcodeLength = 64;
}
