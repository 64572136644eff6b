using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html</summary>
public static class SetTopicAttributes
{
    /// <param name="AttributeName">One attribute for each call: <c>Policy</c>, <c>KmsMasterKeyId</c>.</param>
    public sealed record Request(string? TopicArn, string? AttributeName, string? AttributeValue);

    public sealed record Response;

    /// <remarks>A refusal's member is <c>Attributes/NAME</c>, as in CreateTopic.</remarks>
    public static Result<Done<Response>> Decide(SnsState state, Request request, Call call)
    {
        var found = SnsErrors.Topic(state, request.TopicArn, call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        var set = TopicAttributes.Set(found.Value, request.AttributeName, request.AttributeValue);
        return set.Error is { } error ? error : new Done<Response>(new Response(), [new Change.Put(set.Value)]);
    }
}
