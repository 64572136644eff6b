using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_ListCustomActions.html</summary>
public static class ListCustomActions
{
    public static Result<ListCustomActionsResponse> Answer(ChatbotAndTopics there, ListCustomActionsRequest request, Call call)
    {
        var page = Tokens.Page(there.Chatbot.ActionsIn(call.GlobalScope), a => a.Name, request.NextToken, request.MaxResults);
        return page.Error is { } error ? error : new ListCustomActionsResponse
        {
            CustomActions = page.Value.Items.Select(a => a.Arn.ToString()).ToValueList(),
            NextToken = page.Value.Next,
        };
    }
}
