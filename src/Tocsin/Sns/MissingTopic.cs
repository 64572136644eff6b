using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>A publication to a topic that is not there.</summary>
internal static class MissingTopic
{
    /// <summary>Names this close, in inserted, deleted or changed letters, are taken for slips.</summary>
    private const int Slips = 3;

    public static Step Step(Envelope envelope, SnsState state)
    {
        var place = envelope.SentBy ?? new Place(envelope.To);
        if (Unknown.In(envelope.To))
        {
            return new Step(Stage.Topic, place, new Verdict.Undetermined(Unknown.NamesIn(envelope.To)[0]), "which topic it is sent to is not known");
        }
        string name = Arn.TryParse(envelope.To, out var arn) ? arn.Resource : envelope.To;
        var near = state.Topics.Where(t => EditDistance.Between(t.Name, name) <= Slips).MinBy(t => EditDistance.Between(t.Name, name));
        string hint = near is null ? "" : near.Name == name ? $" There is one of that name with the ARN {near.Arn}." : $" There is a topic {near.Name}.";
        var note = new Note(
            FindingCode.TopicMissing, Severity.Error, place,
            $"there is no topic {envelope.To}: EventBridge has nowhere to deliver (NO_RESOURCE), does not retry, and only the rule's FailedInvocations metric counts it.{hint}",
            near is null ? "the ARN of a topic that exists" : near.Arn.ToString());
        return new Step(Stage.Topic, place, new Verdict.Stopped(Reasons.TopicMissing), $"no topic {name}", [note]);
    }
}
