using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteSlackUserIdentity.html</summary>
public static class DeleteSlackUserIdentity
{
    /// <remarks>None is kept here.</remarks>
    public static Result<Done<DeleteSlackUserIdentityResponse>> Decide(
        ChatbotAndTopics there, DeleteSlackUserIdentityRequest request, Call call)
    {
        return ChatbotErrors.NotFound(request.ChatConfigurationArn!);
    }
}
