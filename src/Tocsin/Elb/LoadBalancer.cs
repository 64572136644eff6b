using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb;

/// <summary>A load balancer as it is declared. It takes no traffic: what it is here for is the health of its targets.</summary>
/// <param name="Arn">Its resource is <c>loadbalancer/app/NAME/ID</c>; <c>net</c> or <c>gwy</c> in place of <c>app</c>.</param>
/// <param name="Asked">What it was made and changed by, without its tags.</param>
public sealed record LoadBalancer(Arn Arn, string Name, CreateLoadBalancerRequest Asked, DateTimeOffset CreatedAt)
    : Resource(Arn), IShape<LoadBalancer>
{
    internal const string Application = "application";

    /// <summary>Those that were set; others have their defaults.</summary>
    public ValueMap<string> Attributes { get; init; }

    public ValueList<Tag> Tags { get; init; }

    public string Type => Asked.Type ?? Application;

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Shape("asked", Asked);
        to.Timestamp("createdAt", CreatedAt);
        to.TextMap("attributes", Attributes.UnlessEmpty);
        to.List("tags", Tags.UnlessEmpty);
    }

    public static LoadBalancer Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Needed("asked", CreateLoadBalancerRequest.Read),
        from.Timestamp("createdAt") ?? default)
    {
        Attributes = from.TextMap("attributes").GetValueOrDefault(),
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
    };
}
