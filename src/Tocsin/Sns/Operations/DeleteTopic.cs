using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html</summary>
public static class DeleteTopic
{
    /// <summary>Deleting what is not there succeeds.</summary>
    public static Result<Done<Nothing>> Decide(SnsState state, DeleteTopicRequest request, Call call)
    {
        var found = SnsErrors.Topic(state, request.TopicArn, "DeleteTopic", call);
        return found.Error switch
        {
            null => new Done<Nothing>(new Nothing(), [new Change.Remove(found.Value.Arn)]),
            { Code: "NotFound" } => new Done<Nothing>(new Nothing()),
            var error => error,
        };
    }
}
