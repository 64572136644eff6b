using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteChimeWebhookConfiguration.html</summary>
public static class DeleteChimeWebhookConfiguration
{
    /// <remarks>None is kept here.</remarks>
    public static Result<Done<DeleteChimeWebhookConfigurationResponse>> Decide(
        ChatbotAndTopics there, DeleteChimeWebhookConfigurationRequest request, Call call)
    {
        return ChatbotErrors.NotFound(request.ChatConfigurationArn!);
    }
}
