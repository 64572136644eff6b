using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_ListMicrosoftTeamsConfiguredTeams.html</summary>
public static class ListMicrosoftTeamsConfiguredTeams
{
    /// <remarks>A team is authorised by hand in the console; here those are that a channel is configured in.</remarks>
    public static Result<ListMicrosoftTeamsConfiguredTeamsResponse> Answer(
        ChatbotAndTopics there, ListMicrosoftTeamsConfiguredTeamsRequest request, Call call)
    {
        var teams = there.Chatbot.TeamsIn(call.GlobalScope).Select(t => t.Configuration).DistinctBy(t => t.TeamId)
            .OrderBy(t => t.TeamId, StringComparer.Ordinal);
        var page = Tokens.Page(teams, t => t.TeamId!, request.NextToken, request.MaxResults);
        return page.Error is { } error ? error : new ListMicrosoftTeamsConfiguredTeamsResponse
        {
            ConfiguredTeams = page.Value.Items.Select(t => new ConfiguredTeam
            {
                TenantId = t.TenantId, TeamId = t.TeamId, TeamName = t.TeamName, State = "ENABLED",
            }).ToValueList(),
            NextToken = page.Value.Next,
        };
    }
}
