using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateChimeWebhookConfiguration.html</summary>
public static class CreateChimeWebhookConfiguration
{
    public static Result<Done<CreateChimeWebhookConfigurationResponse>> Decide(
        ChatbotAndTopics there, CreateChimeWebhookConfigurationRequest request, Call call)
    {
        var arn = ChimeWebhook.ArnOf(call.Account.ToString(), request.ConfigurationName!);
        if (there.Chatbot.FindChime(arn.ToString()) is not null)
        {
            // Unverified: that it is told as of a Slack channel's configuration.
            return Errors.ConflictException.With($"Resource with arn {arn} already exists.", "ConfigurationName");
        }
        var made = new ChimeWebhook(arn, request.ConfigurationName!, request.WebhookDescription!, request.IamRoleArn!)
        {
            SnsTopicArns = request.SnsTopicArns.GetValueOrDefault().Distinct().ToValueList(),
            LoggingLevel = request.LoggingLevel ?? "NONE",
            Tags = request.Tags ?? [],
        };
        return new Done<CreateChimeWebhookConfigurationResponse>(
            new CreateChimeWebhookConfigurationResponse { WebhookConfiguration = made.Shape }, [new Change.Put(made)]);
    }
}
