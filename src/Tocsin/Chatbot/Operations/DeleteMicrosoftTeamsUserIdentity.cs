using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteMicrosoftTeamsUserIdentity.html</summary>
public static class DeleteMicrosoftTeamsUserIdentity
{
    /// <remarks>None is kept here.</remarks>
    public static Result<Done<DeleteMicrosoftTeamsUserIdentityResponse>> Decide(
        ChatbotAndTopics there, DeleteMicrosoftTeamsUserIdentityRequest request, Call call)
    {
        return ChatbotErrors.NotFound(request.ChatConfigurationArn!);
    }
}
