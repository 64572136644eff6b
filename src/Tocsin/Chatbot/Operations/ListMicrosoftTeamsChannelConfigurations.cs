using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_ListMicrosoftTeamsChannelConfigurations.html</summary>
public static class ListMicrosoftTeamsChannelConfigurations
{
    public static Result<ListMicrosoftTeamsChannelConfigurationsResponse> Answer(
        ChatbotAndTopics there, ListMicrosoftTeamsChannelConfigurationsRequest request, Call call)
    {
        var all = there.Chatbot.TeamsIn(call.GlobalScope).Where(t => request.TeamId is null || t.Configuration.TeamId == request.TeamId);
        var page = Tokens.Page(all, c => c.Name, request.NextToken, request.MaxResults);
        return page.Error is { } error ? error : new ListMicrosoftTeamsChannelConfigurationsResponse
        {
            TeamChannelConfigurations = page.Value.Items.Select(c => c.Configuration).ToValueList(), NextToken = page.Value.Next,
        };
    }
}
