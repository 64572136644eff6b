using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html</summary>
public static class DeleteTopic
{
    public sealed record Request(string? TopicArn);

    public sealed record Response;

    /// <summary>Deleting what is not there succeeds.</summary>
    public static Result<Applied<SnsState, Response>> Apply(SnsState state, Request request, Call call)
    {
        var found = SnsErrors.Topic(state, request.TopicArn, call);
        return found.Error switch
        {
            null => new Applied<SnsState, Response>(state.Without(found.Value), new Response()),
            { Code: "NotFound" } => new Applied<SnsState, Response>(state, new Response()),
            var error => error,
        };
    }
}
