using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>The second step of a publication: which subscriptions of its topic get it.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
internal sealed class Fanout
{
    private readonly Recipient[] recipients;
    private readonly Step? unheard;

    public Fanout(Topic topic, IEnumerable<Subscription> subscriptions)
    {
        var all = subscriptions.ToList();
        // By hand or by Chatbot, it is one subscription on AWS: same topic, protocol and endpoint. So what was set by hand holds for every
        // channel.
        var byHand = all.Find(s => s is { Subscriber: null, IsOfChatbot: true });
        var channels = all.Where(s => s.Subscriber is not null)
            .Select(s => byHand is null ? s : s with { Arn = byHand.Arn, Attributes = byHand.Attributes }).ToList();
        recipients = [.. channels.Concat(all.Where(s => s.Subscriber is null && s != byHand)).Select(s => new Recipient(s))];
        unheard = byHand is not null && channels.Count == 0
            ? Unheard(topic, "Chatbot drops it: no channel configuration names the topic")
            : all.Count == 0 ? Unheard(topic, $"nobody is subscribed to {topic.Name}")
            : null;
    }

    /// <param name="admission">The first step.</param>
    public ValueList<Branch> Branches(Step admission, Envelope envelope, Publication publication, DateTimeOffset now)
    {
        var branches = new List<Branch>(recipients.Length + 1);
        foreach (var recipient in recipients)
        {
            branches.Add(recipient.Receive(admission, envelope, publication, now));
        }
        if (unheard is not null)
        {
            branches.Add(new Branch([admission, unheard]));
        }
        return branches.ToValueList();
    }

    private static Step Unheard(Topic topic, string detail) =>
        new(Stage.Subscription, new Place(topic.Arn.ToString()), new Verdict.Stopped(Reasons.NotSubscribed), detail);
}
