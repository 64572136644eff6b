using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html</summary>
public static class CreateListener
{
    public static Result<Done<CreateListenerResponse>> Decide(ElbState state, CreateListenerRequest request, Call call)
    {
        var found = ElbErrors.LoadBalancer(state, request.LoadBalancerArn);
        var tags = request.Tags.GetValueOrDefault();
        if ((found.Error ?? ElbErrors.Actions(state, request.DefaultActions) ?? ElbErrors.Tags(tags)) is { } error)
        {
            return error;
        }
        var balancer = found.Value;
        if (state.ListenersIn(call.Scope).Any(l => l.LoadBalancer == balancer.Arn && l.Asked.Port == request.Port))
        {
            return Errors.DuplicateListenerException.With(
                $"A listener already exists on this port for this load balancer '{balancer.Arn}'", "Port");
        }
        string resource = $"listener/{balancer.Arn.Resource["loadbalancer/".Length..]}/{call.Ids.Hex(16)}";
        var made = new Elb.Listener(balancer.Arn with { Resource = resource }, balancer.Arn, request with { Tags = null }) { Tags = tags };
        return new Done<CreateListenerResponse>(
            new CreateListenerResponse { Listeners = [ElbShapes.Of(made)] }, [new Change.Put(made)]);
    }
}
