using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_ListMicrosoftTeamsConfiguredTeams.html</summary>
public static class ListMicrosoftTeamsConfiguredTeams
{
    /// <remarks>A team is authorised by hand in the console, and none is here.</remarks>
    public static Result<ListMicrosoftTeamsConfiguredTeamsResponse> Answer(
        ChatbotAndTopics there, ListMicrosoftTeamsConfiguredTeamsRequest request, Call call)
    {
        return new ListMicrosoftTeamsConfiguredTeamsResponse { ConfiguredTeams = [] };
    }
}
