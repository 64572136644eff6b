using Tocsin.Server.Slack.Calls;

namespace Tocsin.Server.Slack.Methods;

/// <summary>Who the token says one is. https://docs.slack.dev/reference/methods/auth.test</summary>
internal static class AuthTest
{
    public static Answer Carry(Call call) => Answer.Ok(
        Member.Of("url", call.BaseUrl), Member.Of("team", call.Team.Name), Member.Of("user", "tocsin"), Member.Of("team_id", call.Team.Id),
        Member.Of("user_id", call.Team.UserId), Member.Of("bot_id", call.Team.BotId), Member.Of("is_enterprise_install", false));
}
