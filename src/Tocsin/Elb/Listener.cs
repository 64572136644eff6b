using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb;

/// <summary>A port of a load balancer, and what becomes of what comes in there.</summary>
/// <param name="Arn">Its resource is <c>listener/app/NAME/ID/OWN-ID</c>.</param>
/// <param name="Asked">What it was made and changed by, without its tags.</param>
public sealed record Listener(Arn Arn, Arn LoadBalancer, CreateListenerRequest Asked) : Resource(Arn), IShape<Listener>
{
    /// <summary>Those that were set; others have their defaults.</summary>
    public ValueMap<string> Attributes { get; init; }

    public ValueList<Tag> Tags { get; init; }

    public override Arn? Owner => LoadBalancer;

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("loadBalancer", LoadBalancer);
        to.Shape("asked", Asked);
        to.TextMap("attributes", Attributes.UnlessEmpty);
        to.List("tags", Tags.UnlessEmpty);
    }

    public static Listener Read(FieldReader from) => new(
        from.Arn("arn"), from.Arn("loadBalancer"), from.Needed("asked", CreateListenerRequest.Read))
    {
        Attributes = from.TextMap("attributes").GetValueOrDefault(),
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
    };
}
