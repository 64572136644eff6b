using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_ListMicrosoftTeamsUserIdentities.html</summary>
public static class ListMicrosoftTeamsUserIdentities
{
    /// <remarks>People link themselves in a channel of Teams, and none is here.</remarks>
    public static Result<ListMicrosoftTeamsUserIdentitiesResponse> Answer(
        ChatbotAndTopics there, ListMicrosoftTeamsUserIdentitiesRequest request, Call call)
    {
        return new ListMicrosoftTeamsUserIdentitiesResponse { TeamsUserIdentities = [] };
    }
}
