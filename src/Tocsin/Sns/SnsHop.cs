using Tocsin.Flow;
using Tocsin.Kms;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>SNS: admits a publication to its topic, or not, and makes one notification for each subscription.</summary>
/// <remarks>Takes publications that are addressed to a topic's ARN.</remarks>
/// <param name="around">Null is a world without a known organization, at the time of each envelope.</param>
public sealed class SnsHop(SnsState state, KmsState keys, Circumstances? around = null) : IHop
{
    public Outcome Receive(Envelope envelope, DateTimeOffset now)
    {
        var publication = (Publication)envelope.Content;
        if (state.Find(envelope.To) is not { } topic)
        {
            return new Outcome([new Branch([MissingTopic.Step(envelope, state)])]);
        }
        var asked = (around ?? new Circumstances()).At(now);
        var admission = Admission.Of(publication, topic, asked);
        if (admission.Verdict is Verdict.Passed && publication.Publisher is Publisher.Service service && topic.KmsMasterKeyId is { } key)
        {
            admission = Encryption.Refusal(service, topic, key, keys, asked) ?? admission;
        }
        return admission.Verdict is Verdict.Passed
            ? new Outcome(Delivery.Branches(envelope, publication, topic, state, now).Select(b => b with { Steps = [admission, .. b.Steps] }).ToValueList())
            : new Outcome([new Branch([admission])]);
    }
}
