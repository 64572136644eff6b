using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Topics in another region than the rule that sends to them: across regions EventBridge reaches buses alone.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html. Unverified: whether PutTargets refuses it or nothing is delivered; nothing arrives either way.</remarks>
internal static class TargetRegions
{
    public static IEnumerable<Note> Of(LintSubject subject) =>
        from rule in subject.Estate.Events.Rules.Values
        from target in rule.Targets
        let topic = Arn.TryParse(target.Arn, out var arn) ? arn : null
        where topic is { Service: "sns" } && topic.Region != rule.Arn.Region && !Unknown.In(topic.Region) && !Unknown.In(rule.Arn.Region)
        select new Note(
            FindingCode.TargetInAnotherRegion, Severity.Error, new Place(Names.Target(rule.Arn, target.Id), "Arn"),
            $"The topic {topic.Resource} is in {topic.Region} and the rule {rule.Name} in {rule.Arn.Region}: EventBridge delivers to topics of the rule's own region only, and nothing arrives.",
            $"a topic in {rule.Arn.Region}; Chatbot takes topics of every region");
}
