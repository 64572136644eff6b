using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html</summary>
public static class DeleteTopic
{
    public sealed record Request(string? TopicArn);

    public sealed record Response;

    /// <summary>Deleting what is not there succeeds.</summary>
    public static Result<Done<Response>> Decide(SnsState state, Request request, Call call)
    {
        var found = SnsErrors.Topic(state, request.TopicArn, call);
        return found.Error switch
        {
            null => new Done<Response>(new Response(), [new Change.Remove(found.Value.Arn)]),
            { Code: "NotFound" } => new Done<Response>(new Response()),
            var error => error,
        };
    }
}
