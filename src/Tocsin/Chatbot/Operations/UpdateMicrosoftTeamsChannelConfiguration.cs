using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_UpdateMicrosoftTeamsChannelConfiguration.html</summary>
public static class UpdateMicrosoftTeamsChannelConfiguration
{
    /// <remarks>None is kept here.</remarks>
    public static Result<Done<UpdateMicrosoftTeamsChannelConfigurationResponse>> Decide(
        ChatbotAndTopics there, UpdateMicrosoftTeamsChannelConfigurationRequest request, Call call)
    {
        return ChatbotErrors.NotFound(request.ChatConfigurationArn!);
    }
}
