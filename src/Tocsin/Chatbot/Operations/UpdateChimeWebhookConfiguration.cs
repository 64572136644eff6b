using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_UpdateChimeWebhookConfiguration.html</summary>
/// <remarks>Null leaves a member as it is.</remarks>
public static class UpdateChimeWebhookConfiguration
{
    public static Result<Done<UpdateChimeWebhookConfigurationResponse>> Decide(
        ChatbotAndTopics there, UpdateChimeWebhookConfigurationRequest request, Call call)
    {
        if (there.Chatbot.FindChime(request.ChatConfigurationArn!).By(call) is not { } old)
        {
            return ChatbotErrors.NotFound(request.ChatConfigurationArn!);
        }
        var made = old with
        {
            Description = request.WebhookDescription ?? old.Description,
            IamRoleArn = request.IamRoleArn ?? old.IamRoleArn,
            SnsTopicArns = request.SnsTopicArns?.Distinct().ToValueList() ?? old.SnsTopicArns,
            LoggingLevel = request.LoggingLevel ?? old.LoggingLevel,
        };
        return new Done<UpdateChimeWebhookConfigurationResponse>(
            new UpdateChimeWebhookConfigurationResponse { WebhookConfiguration = made.Shape }, [new Change.Put(made)]);
    }
}
