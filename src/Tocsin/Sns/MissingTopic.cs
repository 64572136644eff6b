using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>A publication to a topic that is not declared: by a slip, or in files that were not read.</summary>
internal static class MissingTopic
{
    public static Step Step(Envelope envelope, SnsState state)
    {
        var place = envelope.Sender;
        if (Unknown.In(envelope.To.Text))
        {
            return new Step(Stage.Topic, place, new Verdict.Undetermined(Unknown.NamesIn(envelope.To.Text)[0]), "which topic it is sent to is not known");
        }
        return envelope.To is Address.Topic { Arn: var arn } && TopicSlip.Of(arn, state) is { } near ? Slipped(arn, near, place) : Elsewhere(envelope.To.Text, state, place);
    }

    private static Step Slipped(Arn missing, Topic near, Place place) => new(
        Stage.Topic, place, new Verdict.Stopped(Reasons.TopicMissing), $"no topic {missing.Resource}",
        [new Note(
            FindingCode.TopicMissing, Severity.Error, place,
            $"there is no topic {missing}: EventBridge has nowhere to deliver (NO_RESOURCE), does not retry, and only the rule's FailedInvocations metric counts it. There is a topic {near.Name}.",
            near.Arn.ToString())]);

    /// <summary>Another root, another team or a person by hand may well have made it: nobody can tell from here.</summary>
    private static Step Elsewhere(string topic, SnsState state, Place place)
    {
        string name = Arn.TryParse(topic, out var arn) ? arn.Resource : topic;
        string hint = state.Topics.FirstOrDefault(t => t.Name == name) is { } namesake ? $" There is one of that name with the ARN {Unknown.Show(namesake.Arn.ToString())}." : "";
        return new Step(
            Stage.Topic, place, new Verdict.Undetermined(topic), $"the topic {topic} is not declared here",
            [new Note(
                FindingCode.CouldCarryTheAlarm, Severity.Warning, place,
                $"the topic {topic} is not declared in what was read: whether it exists, lets EventBridge publish and leads to Slack cannot be told.{hint}",
                $"the folder or state that declares it as a further path, or --allow-unknown '{topic}=REASON'")]);
    }
}
