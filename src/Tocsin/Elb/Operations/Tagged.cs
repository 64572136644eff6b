using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>What has tags: load balancers, listeners, their rules and target groups.</summary>
internal static class Tagged
{
    public static Result<Resource> Find(ElbState state, string? arn)
    {
        string kind = Arn.TryParse(arn, out var parsed) ? parsed.Resource.Split('/')[0] : "";
        return kind switch
        {
            "loadbalancer" => Of(ElbErrors.LoadBalancer(state, arn)),
            "listener" => Of(ElbErrors.Listener(state, arn)),
            "listener-rule" => Of(ElbErrors.Rule(state, arn)),
            "targetgroup" => Of(ElbErrors.TargetGroup(state, arn)),
            // Unverified: the text.
            _ => ElbErrors.Validation($"'{arn}' is not a valid load balancer, listener, rule or target group ARN", "ResourceArns"),
        };
    }

    public static ValueList<Tag> Of(Resource resource) => resource switch
    {
        Elb.LoadBalancer balancer => balancer.Tags,
        Elb.Listener listener => listener.Tags,
        ListenerRule rule => rule.Tags,
        Elb.TargetGroup group => group.Tags,
        _ => [],
    };

    public static Resource With(Resource resource, ValueList<Tag> tags) => resource switch
    {
        Elb.LoadBalancer balancer => balancer with { Tags = tags },
        Elb.Listener listener => listener with { Tags = tags },
        ListenerRule rule => rule with { Tags = tags },
        Elb.TargetGroup group => group with { Tags = tags },
        _ => resource,
    };

    /// <summary>All of them, or why not.</summary>
    public static Result<List<Resource>> All(ElbState state, ValueList<string>? arns)
    {
        var found = arns.GetValueOrDefault().Select(a => Find(state, a)).ToList();
        return found.FirstOrDefault(f => f.Error is not null).Error is { } error ? error : found.ConvertAll(f => f.Value);
    }

    private static Result<Resource> Of<T>(Result<T> found)
        where T : Resource => found.Error is { } error ? error : (Resource)found.Value;
}
