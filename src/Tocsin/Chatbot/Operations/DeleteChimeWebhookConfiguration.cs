using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteChimeWebhookConfiguration.html</summary>
public static class DeleteChimeWebhookConfiguration
{
    public static Result<Done<DeleteChimeWebhookConfigurationResponse>> Decide(
        ChatbotAndTopics there, DeleteChimeWebhookConfigurationRequest request, Call call) =>
        there.Chatbot.FindChime(request.ChatConfigurationArn!).By(call) is { } found
            ? new Done<DeleteChimeWebhookConfigurationResponse>(
                new DeleteChimeWebhookConfigurationResponse(), [new Change.Remove(found.Arn)])
            : ChatbotErrors.NotFound(request.ChatConfigurationArn!);
}
