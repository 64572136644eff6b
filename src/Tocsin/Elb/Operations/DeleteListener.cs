using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteListener.html</summary>
public static class DeleteListener
{
    public static Result<Done<DeleteListenerResponse>> Decide(ElbState state, DeleteListenerRequest request, Call call)
    {
        var found = ElbErrors.Listener(state, request.ListenerArn);
        return found.Error is { } error
            ? error
            : new Done<DeleteListenerResponse>(new DeleteListenerResponse(), [new Change.Remove(found.Value.Arn)]);
    }
}
