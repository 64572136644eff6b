using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html</summary>
public static class CreateLoadBalancer
{
    /// <summary>The same again gives the one that is there.</summary>
    public static Result<Done<CreateLoadBalancerResponse>> Decide(ElbState state, CreateLoadBalancerRequest request, Call call)
    {
        string name = request.Name!;
        var tags = request.Tags.GetValueOrDefault();
        if ((ElbErrors.Name(name, "Load balancer") ?? ElbErrors.Tags(tags)) is { } error)
        {
            return error;
        }
        if (request.Subnets.GetValueOrDefault().Count + request.SubnetMappings.GetValueOrDefault().Count == 0)
        {
            return ElbErrors.Validation("At least one subnet must be specified", "Subnets");
        }
        var asked = request with { Tags = null };
        if (state.LoadBalancersIn(call.Scope).FirstOrDefault(b => b.Name == name) is { } known)
        {
            return known.Asked == asked
                ? Answer(known, [])
                : Errors.DuplicateLoadBalancerNameException.With(
                    $"A load balancer with the same name '{name}' exists, but with different settings", "Name");
        }
        string kind = request.Type switch { "network" => "net", "gateway" => "gwy", _ => "app" };
        var made = new Elb.LoadBalancer(
            call.Arn("elasticloadbalancing", $"loadbalancer/{kind}/{name}/{call.Ids.Hex(16)}"), name, asked, call.Now)
        {
            Tags = tags,
        };
        return Answer(made, new Change.Put(made));
    }

    private static Done<CreateLoadBalancerResponse> Answer(Elb.LoadBalancer balancer, params Change[] changes) => new(
        new CreateLoadBalancerResponse { LoadBalancers = [ElbShapes.Of(balancer)] }, [.. changes]);
}
