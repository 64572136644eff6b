using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DescribeSlackUserIdentities.html</summary>
public static class DescribeSlackUserIdentities
{
    /// <remarks>People link themselves in a channel of Slack, and none does so here.</remarks>
    public static Result<DescribeSlackUserIdentitiesResponse> Answer(
        ChatbotAndTopics there, DescribeSlackUserIdentitiesRequest request, Call call)
    {
        return new DescribeSlackUserIdentitiesResponse { SlackUserIdentities = [] };
    }
}
