using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html</summary>
public static class SetTopicAttributes
{
    /// <remarks>A refusal's member is <c>Attributes/NAME</c>, as in CreateTopic.</remarks>
    public static Result<Done<Nothing>> Decide(SnsState state, SetTopicAttributesRequest request, Call call)
    {
        var found = SnsErrors.Topic(state, request.TopicArn, "SetTopicAttributes", call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        var set = TopicAttributes.Set(found.Value, request.AttributeName, request.AttributeValue);
        return set.Error is { } error ? error : new Done<Nothing>(new Nothing(), [new Change.Put(set.Value)]);
    }
}
