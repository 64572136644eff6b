using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Topics that rules send to and nobody is subscribed to. Of the alarm's own topic its way to Slack tells.</summary>
internal static class UnheardTopics
{
    public static IEnumerable<Note> Of(LintSubject subject)
    {
        var alarms = subject.Probes.Where(p => p.Rings).Select(p => p.Rule.Rule.Arn).ToHashSet();
        // Whoever lists topics that are not known may listen to any.
        if (subject.Estate.Chatbot.Configurations.Any(c => c.SnsTopicArns.Any(t => Unknown.In(t))))
        {
            return [];
        }
        return from topic in subject.Estate.Sns.Topics
               where !subject.Estate.Sns.SubscriptionsOf(topic.Arn).Any()
               let senders = subject.Estate.Events.Rules.Where(r => r.Targets.Any(t => t.Arn == topic.Arn.ToString())).ToList()
               where senders.Count > 0 && !senders.Exists(r => alarms.Contains(r.Arn))
               select new Note(
                   FindingCode.NobodySubscribed, Severity.Warning, new Place(topic.Arn.ToString()),
                   $"the rule {senders[0].Name} sends to the topic {topic.Name}, and nothing that was read is subscribed to it: SNS takes "
                       + "the messages and delivers them to nobody.",
                   "a subscription, or the topic among those of a channel");
    }
}
