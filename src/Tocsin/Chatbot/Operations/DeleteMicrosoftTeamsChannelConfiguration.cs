using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteMicrosoftTeamsChannelConfiguration.html</summary>
public static class DeleteMicrosoftTeamsChannelConfiguration
{
    /// <remarks>None is kept here.</remarks>
    public static Result<Done<DeleteMicrosoftTeamsChannelConfigurationResponse>> Decide(
        ChatbotAndTopics there, DeleteMicrosoftTeamsChannelConfigurationRequest request, Call call)
    {
        return ChatbotErrors.NotFound(request.ChatConfigurationArn!);
    }
}
