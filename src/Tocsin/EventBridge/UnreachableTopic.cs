using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>Topics that EventBridge delivers to in no case, whatever their policies say; their ARNs tell.</summary>
/// <remarks>
/// Another region: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html (across regions it reaches buses alone).
/// FIFO: "EventBridge does not support Amazon SNS
/// FIFO topics", https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html; a publish without a group, which a target cannot
/// name, is refused (recorded on AWS 2024-07).
/// Unverified: whether PutTargets refuses either, or nothing is delivered; nothing arrives either way.
/// </remarks>
public static class UnreachableTopic
{
    /// <summary>Why the target's topic is out of reach, or null when it is not, is not known, or is no topic.</summary>
    public static Note? NoteOn(Rule rule, Target target)
    {
        if (!Arn.TryParse(target.Arn, out var topic) || topic.Service != "sns" || Unknown.In(target.Arn) || Unknown.In(rule.Arn.Region))
        {
            return null;
        }
        var place = new Place(Names.Target(rule.Arn, target.Id!), "Arn");
        return topic.Region != rule.Arn.Region
            ? new Note(
                FindingCode.TargetInAnotherRegion, Severity.Error, place,
                $"The topic {topic.Resource} is in {topic.Region} and the rule {rule.Name} in {rule.Arn.Region}: EventBridge delivers "
                    + $"to topics of the rule's own region only, and nothing arrives.",
                $"a topic in {rule.Arn.Region}; Chatbot takes topics of every region")
            : topic.Resource.EndsWith(".fifo", StringComparison.Ordinal)
            ? new Note(
                FindingCode.FifoTopic, Severity.Error, place,
                $"The topic {topic.Resource} is a FIFO topic: EventBridge does not deliver to such topics, and Chatbot cannot "
                    + $"subscribe to one. Nothing arrives.",
                "a standard topic: no fifo_topic, and a name without .fifo")
            : null;
    }
}
