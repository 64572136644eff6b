using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_ListMicrosoftTeamsChannelConfigurations.html</summary>
public static class ListMicrosoftTeamsChannelConfigurations
{
    /// <remarks>None is kept here, as no team is authorised.</remarks>
    public static Result<ListMicrosoftTeamsChannelConfigurationsResponse> Answer(
        ChatbotAndTopics there, ListMicrosoftTeamsChannelConfigurationsRequest request, Call call)
    {
        return new ListMicrosoftTeamsChannelConfigurationsResponse { TeamChannelConfigurations = [] };
    }
}
