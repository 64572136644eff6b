using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb;

/// <summary>What a listener does with some of what comes in.</summary>
/// <param name="Arn">Its resource is <c>listener-rule/app/NAME/ID/LISTENER-ID/OWN-ID</c>.</param>
/// <param name="Asked">What it was made and changed by, without its tags.</param>
public sealed record ListenerRule(Arn Arn, Arn Listener, CreateRuleRequest Asked) : Resource(Arn), IShape<ListenerRule>
{
    public ValueList<Tag> Tags { get; init; }

    public override Arn? Owner => Listener;

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("listener", Listener);
        to.Shape("asked", Asked);
        to.List("tags", Tags.UnlessEmpty);
    }

    public static ListenerRule Read(FieldReader from) => new(
        from.Arn("arn"), from.Arn("listener"), from.Needed("asked", CreateRuleRequest.Read))
    {
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
    };
}
