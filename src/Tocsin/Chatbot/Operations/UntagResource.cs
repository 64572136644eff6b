using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_UntagResource.html</summary>
public static class UntagResource
{
    public static Result<Done<UntagResourceResponse>> Decide(ChatbotAndTopics there, UntagResourceRequest request, Call call)
    {
        var found = Tagged.Find(there.Chatbot, request.ResourceARN!, call);
        return found.Error is { } error
            ? error
            : new Done<UntagResourceResponse>(
                new UntagResourceResponse(),
                [new Change.Put(Tagged.With(found.Value, Tagging.Without(Tagged.Of(found.Value), request.TagKeys!.Value, t => t.TagKey)))]);
    }
}
