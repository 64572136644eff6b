using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_UpdateChimeWebhookConfiguration.html</summary>
public static class UpdateChimeWebhookConfiguration
{
    /// <remarks>None is kept here.</remarks>
    public static Result<Done<UpdateChimeWebhookConfigurationResponse>> Decide(
        ChatbotAndTopics there, UpdateChimeWebhookConfigurationRequest request, Call call)
    {
        return ChatbotErrors.NotFound(request.ChatConfigurationArn!);
    }
}
