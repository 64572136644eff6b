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

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/section-block</summary>
    public const int SectionFields = 10;
    public const int FieldLength = 2000;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/header-block</summary>
    public const int HeaderTextLength = 150;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/actions-block</summary>
    public const int ActionsElements = 25;

    /// <summary>https://docs.slack.dev/reference/block-kit/block-elements/button-element</summary>
    public const int ButtonTextLength = 75;
    public const int UrlLength = 3000;
    public const int ValueLength = 2000;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/image-block</summary>
    public const int AltTextLength = 2000;
    public const int ImageTitleLength = 2000;

    /// <summary>A <c>block_id</c> or <c>action_id</c>.</summary>
    public const int IdLength = 255;

    /// <summary>All markdown blocks of a message together: https://docs.slack.dev/reference/block-kit/blocks/markdown-block</summary>
    public const int MarkdownLength = 12_000;

    /// <summary>https://docs.slack.dev/reference/methods/chat.postMessage, error <c>too_many_attachments</c></summary>
    public const int Attachments = 100;

    /// <summary>
    /// Of a message's <c>text</c>. Beyond it Slack answers <c>msg_too_long</c>, or cuts the text off:
    /// https://docs.slack.dev/changelog/2018-04-truncating-really-long-messages
    /// </summary>
    public const int TextLength = 40_000;

    /// <summary>
    /// Of a <c>text</c> that <c>chat.update</c> brings: https://docs.slack.dev/reference/methods/chat.update, error <c>msg_too_long</c>
    /// </summary>
    public const int UpdateTextLength = 4000;

    /// <summary>All blocks' text together, past which Slack answers <c>msg_blocks_too_long</c>.</summary>
    /// <remarks>
    /// Not documented: refusals were measured from 13,172 characters on (https://github.com/slackapi/bolt-js/issues/2509); 13,000 is taken.
    /// </remarks>
    public const int TotalTextLength = 13_000;

    /// <summary>The longest shortcode that is looked for; the longest in emoji.txt has 54 characters.</summary>
    public const int ShortcodeLength = 64;
}
