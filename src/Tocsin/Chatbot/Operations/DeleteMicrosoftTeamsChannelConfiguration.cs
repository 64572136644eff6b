using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteMicrosoftTeamsChannelConfiguration.html</summary>
public static class DeleteMicrosoftTeamsChannelConfiguration
{
    public static Result<Done<DeleteMicrosoftTeamsChannelConfigurationResponse>> Decide(
        ChatbotAndTopics there, DeleteMicrosoftTeamsChannelConfigurationRequest request, Call call) =>
        there.Chatbot.FindTeams(request.ChatConfigurationArn!).By(call) is { } found
            ? new Done<DeleteMicrosoftTeamsChannelConfigurationResponse>(
                new DeleteMicrosoftTeamsChannelConfigurationResponse(), [new Change.Remove(found.Arn)])
            : ChatbotErrors.NotFound(request.ChatConfigurationArn!);
}
