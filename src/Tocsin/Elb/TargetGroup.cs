using System.Globalization;
using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb;

/// <summary>What a listener forwards to, and how it is told whether a target is healthy.</summary>
/// <param name="Arn">Its resource is <c>targetgroup/NAME/ID</c>.</param>
/// <param name="Asked">What it was made and changed by, without its tags.</param>
public sealed record TargetGroup(Arn Arn, string Name, CreateTargetGroupRequest Asked) : Resource(Arn), IShape<TargetGroup>
{
    /// <summary>Those that were set; others have their defaults.</summary>
    public ValueMap<string> Attributes { get; init; }

    public ValueList<Tag> Tags { get; init; }

    public HealthCheck HealthCheck => HealthCheck.Of(Asked);

    /// <summary>How long a target that is deregistered may finish what it was asked for.</summary>
    public TimeSpan DeregistrationDelay => TimeSpan.FromSeconds(
        int.Parse(ElbAttributes.Of(this)[ElbAttributes.DeregistrationDelay], CultureInfo.InvariantCulture));

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Shape("asked", Asked);
        to.TextMap("attributes", Attributes.UnlessEmpty);
        to.List("tags", Tags.UnlessEmpty);
    }

    public static TargetGroup Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Needed("asked", CreateTargetGroupRequest.Read))
    {
        Attributes = from.TextMap("attributes").GetValueOrDefault(),
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
    };
}
