using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>Where a hop can only see the consequence, names the cause that the estate knows of.</summary>
internal static class RootCause
{
    public static IEnumerable<RouteStep> Of(RouteStep step, Estate estate) =>
        Superseded(Unsubscribed(step, estate), estate).Select(s => s with { Step = Unheard(Untargeted(s, estate).Step, estate) });

    /// <summary>SNS has nobody to deliver to; what that means, and what to write, is said here.</summary>
    private static RouteStep Unsubscribed(RouteStep step, Estate estate) =>
        step.Step is { Stage: Stage.Subscription, Verdict: Verdict.Stopped { Reason: var reason }, Where: var topic }
            && reason == Reasons.NotSubscribed
            ? step with { Step = Told.Unheard.Step(Arn.Parse(topic.Resource), estate) } : step;

    /// <summary>
    /// A resource that was refused is not there, and what stops the message then is a consequence: the refusal is the cause to name. So is
    /// the policy of what is no topic where one has none that admits the rule.
    /// </summary>
    private static IEnumerable<RouteStep> Superseded(RouteStep step, Estate estate)
    {
        if (step.Step.Verdict is not Verdict.Stopped { Reason: var reason }
            || estate.Refusals.FirstOrDefault(
                r => r.Reason is not null && (Concerns(r.Where.Resource, step.Step.Where.Resource)
                    || (reason == Reasons.PolicyDenied && r.Error.Cause is Cause.NoTopicArn))) is not { } refusal)
        {
            return [step];
        }
        var refused = new Step(
            step.Step.Stage, refusal.Where, new Verdict.Stopped(refusal.Reason!.Value), $"refused: {refusal.Error.Message}");
        return refusal.Where.Resource == step.Step.Where.Resource || refusal.Error.Cause is Cause.NoTopicArn
            ? [new RouteStep(refused, null)]
            :
            [
                new RouteStep(step.Step with { Verdict = new Verdict.Passed(), Notes = [] }, null),
                new RouteStep(refused with { Stage = Stage.Transformer }, null),
            ];
    }

    /// <summary>A rule without a target because the only ones were refused: it is what they were refused for.</summary>
    private static RouteStep Untargeted(RouteStep step, Estate estate) =>
        step.Step.Verdict is Verdict.Stopped { Reason: var reason } && reason == Reasons.NoTarget
        && estate.Refusals.FirstOrDefault(r => Concerns(r.Where.Resource, step.Step.Where.Resource)) is { } refused
            ? step with { Step = At(refused, $"AWS refuses its target {NameOf(refused)}.", step.Step) }
            : step;

    private static Step At(Refusal refused, string why, Step step) => step with
    {
        Where = refused.Where,
        Notes = step.Notes.Select(n => n with { Where = refused.Where, Message = $"{n.Message} {why}", Write = null }).ToValueList(),
    };

    /// <summary>
    /// A topic that no channel hears. Where a channel's configuration was refused, it is what that was refused for; otherwise it is the
    /// list of topics of those that there are, which SNS cannot know.
    /// </summary>
    public static Step Unheard(Step step, Estate estate)
    {
        if (step.Verdict is not Verdict.Stopped { Reason: var reason } || reason != Reasons.NotSubscribed)
        {
            return step;
        }
        if (estate.Refusals.FirstOrDefault(r => r.Where.Resource.Contains(ChannelConfiguration, StringComparison.Ordinal)) is { } refused)
        {
            return At(refused, $"AWS refuses the channel configuration {NameOf(refused)}.", step);
        }
        if (estate.Chatbot.Configurations.FirstOrDefault() is not { } configuration)
        {
            return step;
        }
        var where = new Place(configuration.Arn.ToString(), "SnsTopicArns");
        return step with { Where = where, Notes = step.Notes.Select(n => n with { Where = where }).ToValueList() };
    }

    private const string ChannelConfiguration = ":chat-configuration/slack-channel/";

    private static string NameOf(Refusal refused) => Arn.NameIn(refused.Where.Resource);

    private static bool Concerns(string refused, string stopped) =>
        refused == stopped || refused.StartsWith(stopped + "/target/", StringComparison.Ordinal);
}
