using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DescribeSlackChannelConfigurations.html</summary>
public static class DescribeSlackChannelConfigurations
{
    // A configuration that does not exist gives an empty list: the API model declares no ResourceNotFoundException here, and Terraform
    // takes it for "gone".
    public static Result<DescribeSlackChannelConfigurationsResponse> Answer(
        ChatbotAndTopics there, DescribeSlackChannelConfigurationsRequest request, Call call)
    {
        var state = there.Chatbot;
        if (request.ChatConfigurationArn is { } arn)
        {
            return Of(state, state.Find(arn).By(call) is { } found ? [found] : [], null);
        }
        var page = Tokens.Page(state.In(call.GlobalScope), c => c.Name, request.NextToken, request.MaxResults);
        return page.Error is { } error ? error : Of(state, page.Value.Items, page.Value.Next);
    }

    private static DescribeSlackChannelConfigurationsResponse Of(
        ChatbotState state, IEnumerable<ChannelConfiguration> page, string? next) =>
        new() { SlackChannelConfigurations = page.Select(c => c.Shape(state)).ToValueList(), NextToken = next };
}
