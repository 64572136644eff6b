using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_ListTagsForResource.html</summary>
public static class ListTagsForResource
{
    public static Result<ListTagsForResourceResponse> Answer(ChatbotAndTopics there, ListTagsForResourceRequest request, Call call)
    {
        var found = Tagged.Find(there.Chatbot, request.ResourceARN!, call);
        return found.Error is { } error ? error : new ListTagsForResourceResponse { Tags = Tagged.Of(found.Value) };
    }
}
