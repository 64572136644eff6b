using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DescribeSlackWorkspaces.html</summary>
public static class DescribeSlackWorkspaces
{
    public static Result<DescribeSlackWorkspacesResponse> Answer(ChatbotAndTopics there, DescribeSlackWorkspacesRequest request, Call call)
    {
        var page = Tokens.Page(there.Chatbot.WorkspacesIn(call.GlobalScope), w => w.TeamId, request.NextToken, request.MaxResults);
        return page.Error is { } error ? error : new DescribeSlackWorkspacesResponse
        {
            SlackWorkspaces = page.Value.Items.Select(w => w.Shape).ToValueList(),
            NextToken = page.Value.Next,
        };
    }
}
