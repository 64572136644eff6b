using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DescribeChimeWebhookConfigurations.html</summary>
public static class DescribeChimeWebhookConfigurations
{
    // One that does not exist gives an empty list, as of Slack channels: the API model declares no error for it.
    public static Result<DescribeChimeWebhookConfigurationsResponse> Answer(
        ChatbotAndTopics there, DescribeChimeWebhookConfigurationsRequest request, Call call)
    {
        var state = there.Chatbot;
        if (request.ChatConfigurationArn is { } arn)
        {
            return Of(state.FindChime(arn).By(call) is { } found ? [found] : [], null);
        }
        var page = Tokens.Page(state.ChimesIn(call.GlobalScope), c => c.Name, request.NextToken, request.MaxResults);
        return page.Error is { } error ? error : Of(page.Value.Items, page.Value.Next);
    }

    private static DescribeChimeWebhookConfigurationsResponse Of(IEnumerable<ChimeWebhook> page, string? next) =>
        new() { WebhookConfigurations = page.Select(c => c.Shape).ToValueList(), NextToken = next };
}
