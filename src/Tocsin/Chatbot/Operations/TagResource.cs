using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_TagResource.html</summary>
public static class TagResource
{
    public static Result<Done<TagResourceResponse>> Decide(ChatbotAndTopics there, TagResourceRequest request, Call call)
    {
        var found = Tagged.Find(there.Chatbot, request.ResourceARN!, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var tags = Tagging.With(Tagged.Of(found.Value), request.Tags!.Value, t => t.TagKey);
        // Unverified: the text.
        return tags.Count > Limits.Tags
            ? Errors.TooManyTagsException.With($"A resource has at most {Limits.Tags} tags.", "Tags")
            : new Done<TagResourceResponse>(new TagResourceResponse(), [new Change.Put(Tagged.With(found.Value, tags))]);
    }
}
