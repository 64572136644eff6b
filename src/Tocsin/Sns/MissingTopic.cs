using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>A publication to a topic that is not declared: by a slip, or in files that were not read.</summary>
internal static class MissingTopic
{
    public static Branch Branch(Envelope envelope, Arn topic, SnsState state)
    {
        var place = envelope.Sender;
        if (Unknown.In(envelope.To.Text))
        {
            string name = Unknown.NamesIn(envelope.To.Text)[0];
            return new Branch([new Step(Stage.Topic, place, new Verdict.Undetermined(name), "which topic it is sent to is not known")]);
        }
        // One that is not of this estate may be there all the same: another root, another team or a person by hand may well have made it.
        return TopicSlip.Of(topic, state) is { } near
            ? new Branch([Slipped(topic, near, place)])
            : new Branch(
                [new Step(Stage.Topic, place, new Verdict.Passed(), $"the topic {topic} is not declared here")],
                envelope with { To = new Address.Elsewhere(envelope.To.Text, topic) });
    }

    private static Step Slipped(Arn missing, Topic near, Place place) => new(
        Stage.Topic, place, new Verdict.Stopped(Reasons.TopicMissing), $"no topic {missing.Resource}",
        [new Note(
            FindingCode.TopicMissing, Severity.Error, place,
            $"there is no topic {missing}: EventBridge has nowhere to deliver (NO_RESOURCE), does not retry, "
            + $"and only the rule's FailedInvocations metric counts it. There is a topic {near.Name}.",
            near.Arn.ToString())]);
}
