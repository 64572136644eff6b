using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_ListAssociations.html</summary>
public static class ListAssociations
{
    /// <remarks>The model has no error for a configuration that is not there: it has no associations.</remarks>
    public static Result<ListAssociationsResponse> Answer(ChatbotAndTopics there, ListAssociationsRequest request, Call call)
    {
        var page = Tokens.Page(
            (there.Chatbot.Find(request.ChatConfiguration!).By(call)?.Associations ?? []).Order(StringComparer.Ordinal), a => a,
            request.NextToken,
            request.MaxResults);
        return page.Error is { } error ? error : new ListAssociationsResponse
        {
            Associations = page.Value.Items.Select(a => new AssociationListing { Resource = a }).ToValueList(),
            NextToken = page.Value.Next,
        };
    }
}
