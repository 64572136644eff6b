using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Kms;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>SNS: admits a publication to its topic, or not, and makes one notification for each subscription.</summary>
/// <remarks>Takes publications that are addressed to a topic's ARN.</remarks>
/// <param name="iam">The roles that publish; one that is not there is taken to permit what it is for.</param>
/// <param name="around">Null is a world without a known organization, at the time of each envelope.</param>
public sealed class SnsHop(SnsState state, KmsState keys, IamState? iam = null, Circumstances? around = null) : IHop
{
    public Outcome Receive(Envelope envelope, DateTimeOffset now)
    {
        if (envelope.Content is not Publication publication)
        {
            return new Outcome([new Branch([NotAPublication(envelope)])]);
        }
        if (envelope.To is not Address.Topic { Arn: var arn })
        {
            throw new InvalidOperationException($"{envelope.To} is no topic");
        }
        if (state.Find(arn) is not { } topic)
        {
            return new Outcome([MissingTopic.Branch(envelope, arn, state)]);
        }
        var asked = (around ?? new Circumstances()).At(now);
        var admission = Admission.Of(publication, topic, state.AdmissionOf(topic), envelope.SentBy, iam ?? IamState.Empty, asked);
        if (admission.Verdict is Verdict.Passed && topic.KmsMasterKeyId is { } key)
        {
            admission = publication.Publisher switch
            {
                Publisher.Service service => Encryption.Refusal(service, topic, key, keys, asked),
                Publisher.Role role => RoleEncryption.Refusal(role, topic, key, keys, iam ?? IamState.Empty, asked),
                _ => null,
            } ?? admission;
        }
        return admission.Verdict is Verdict.Passed
            ? new Outcome(state.FanoutOf(topic).Branches(admission, envelope, publication, now))
            : new Outcome([new Branch([admission])]);
    }

    /// <summary>No service sends such a thing to a topic; whoever puts it there by hand is told.</summary>
    private static Step NotAPublication(Envelope envelope)
    {
        string message = $"{envelope.To} takes publications alone";
        var note = new Note(
            FindingCode.TopicMissing, Severity.Error, envelope.Sender, $"{message}.", "an event goes to a bus, whose rule publishes it");
        return new Step(Stage.Topic, envelope.Sender, new Verdict.Stopped(Reasons.NotAPublication), message, [note]);
    }
}
