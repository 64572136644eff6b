using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_GetMicrosoftTeamsChannelConfiguration.html</summary>
public static class GetMicrosoftTeamsChannelConfiguration
{
    /// <remarks>The model has no error for one that is not there.</remarks>
    public static Result<GetMicrosoftTeamsChannelConfigurationResponse> Answer(
        ChatbotAndTopics there, GetMicrosoftTeamsChannelConfigurationRequest request, Call call)
    {
        return new GetMicrosoftTeamsChannelConfigurationResponse
        {
            ChannelConfiguration = there.Chatbot.FindTeams(request.ChatConfigurationArn!).By(call)?.Configuration,
        };
    }
}
