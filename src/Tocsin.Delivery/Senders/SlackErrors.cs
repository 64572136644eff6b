namespace Tocsin.Delivery.Senders;

/// <summary>What Slack's error codes mean for a message: try again, wait until something is set otherwise, or give up.</summary>
/// <remarks>
/// The codes of https://docs.slack.dev/reference/methods/chat.postMessage; <c>msg_too_long</c> is not listed there and has been seen
/// (https://github.com/metabase/metabase/issues/79908). One that is not known is tried again: to give up is what cannot be undone.
/// </remarks>
public static class SlackErrors
{
    private static readonly HashSet<string> Configuration = new(StringComparer.Ordinal)
    {
        "channel_not_found", "not_in_channel", "is_archived", "account_inactive", "invalid_auth", "not_authed", "token_revoked",
        "token_expired", "missing_scope", "not_allowed_token_type", "no_permission", "access_denied", "accesslimited",
        "app_access_restricted", "ekm_access_denied", "team_not_found", "restricted_action", "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel", "restricted_action_non_threadable_channel", "restricted_action_thread_locked",
        "enterprise_is_restricted", "two_factor_setup_required", "messages_tab_disabled", "method_deprecated", "deprecated_endpoint",
        "message_limit_exceeded", "unknown_method",
        // Of incoming webhooks: https://docs.slack.dev/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks
        "action_prohibited", "channel_is_archived", "posting_to_general_channel_denied", "no_service", "no_service_id", "no_team",
        "no_active_hooks", "invalid_token", "team_disabled",
    };

    /// <summary>How it begins that nobody knows how to speak to a workspace.</summary>
    internal const string NoToken = "there is no token for the workspace ";

    private static readonly HashSet<string> Workspace = new(StringComparer.Ordinal)
    {
        "account_inactive", "invalid_auth", "not_authed", "token_revoked", "token_expired", "missing_scope", "not_allowed_token_type",
        "access_denied", "accesslimited", "app_access_restricted", "ekm_access_denied", "team_not_found", "enterprise_is_restricted",
        "two_factor_setup_required", "message_limit_exceeded",
    };

    private static readonly HashSet<string> Payload = new(StringComparer.Ordinal)
    {
        "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "no_text", "too_many_attachments",
        "attachment_payload_limit_exceeded", "invalid_attachments", "invalid_metadata_format", "invalid_metadata_schema",
        "metadata_too_large", "markdown_text_conflict", "cannot_reply_to_message", "invalid_arg_name", "invalid_arguments",
        "invalid_form_data", "invalid_post_type", "missing_post_type", "invalid_charset",
        "invalid_payload", "missing_text_or_fallback_or_attachments", "user_not_found",
        // Of chat.update: https://docs.slack.dev/reference/methods/chat.update
        "message_not_found", "cant_update_message", "edit_window_closed",
    };

    /// <summary>Slack's own trouble, or pace: it is over by itself.</summary>
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "org_login_required",
        "team_added_to_org", "rollup_error",
    };

    /// <summary>The codes that are known.</summary>
    internal static IEnumerable<string> Codes => Configuration.Concat(Payload).Concat(Passing);

    /// <summary>What whoever runs the server does about a code that waits for a setting.</summary>
    /// <param name="why">As it was told: <c>Slack: not_in_channel</c>.</param>
    public static string Remedy(string why) => why.Split("Slack: ")[^1] switch
    {
        "not_in_channel" => "Invite the bot: /invite @BOT in that channel.",
        "channel_not_found" => "Invite the bot where the channel is private; else correct SlackChannelId.",
        "is_archived" or "channel_is_archived" => "Unarchive the channel, or name another.",
        "account_inactive" or "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "not_allowed_token_type" =>
            "Put a bot's token that holds where the server reads it: `tocsin slack authorize`.",
        "no_service" or "no_service_id" or "no_team" or "no_active_hooks" or "invalid_token" or "team_disabled" =>
            "Make another incoming webhook, and put its address where the server reads it.",
        "action_prohibited" or "posting_to_general_channel_denied" =>
            "Let the webhook post there: an administrator of the workspace restricted it.",
        "missing_scope" or "no_permission" => "Give the app the scope chat:write, and install it again.",
        "restricted_action" or "restricted_action_read_only_channel" or "restricted_action_thread_only_channel" =>
            "Let the app post there: the channel's settings restrict who may.",
        _ => "See https://docs.slack.dev/reference/methods/chat.postMessage for the code.",
    };

    /// <summary>Whether what waits for a setting does so in all channels of the workspace.</summary>
    /// <param name="why">As it was told: <c>Slack: token_revoked</c>.</param>
    public static bool IsOfWorkspace(string why) =>
        why.StartsWith(NoToken, StringComparison.Ordinal) || Workspace.Contains(why.Split("Slack: ")[^1]);

    public static Sent Meaning(string code) =>
        Configuration.Contains(code) ? new Sent.Blocked($"Slack: {code}")
        : Payload.Contains(code) ? new Sent.Refused($"Slack: {code}")
        : new Sent.Later($"Slack: {code}");
}
