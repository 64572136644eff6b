using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DescribeChimeWebhookConfigurations.html</summary>
public static class DescribeChimeWebhookConfigurations
{
    /// <remarks>None is kept here: Amazon Chime has ended, and no operation here makes one.</remarks>
    public static Result<DescribeChimeWebhookConfigurationsResponse> Answer(
        ChatbotAndTopics there, DescribeChimeWebhookConfigurationsRequest request, Call call)
    {
        return new DescribeChimeWebhookConfigurationsResponse { WebhookConfigurations = [] };
    }
}
