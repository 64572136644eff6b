using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Sns;

namespace Tocsin.Delivery.Writing;

/// <summary>What becomes of a message at the end of its way through the engine.</summary>
internal abstract record Destination
{
    private Destination()
    {
    }

    /// <summary>It leaves this process.</summary>
    public sealed record Lane(string Name, string? Thread) : Destination;

    /// <summary>It ended on its way, or is in a queue or a log of this server.</summary>
    public sealed record Here : Destination;

    /// <summary>It was to leave, and nobody takes it.</summary>
    public sealed record Nowhere(Step Why) : Destination;

    public static Destination Of(Route route, Estate estate) => route switch
    {
        { Verdict: Verdict.Arrived, Last: { To: Address.Slack to, Content: Post post } } => new Lane(to.Text, post.Thread),
        { HasLeft: false } => new Here(),
        { Last: { To: Address.Http to, Content: Confirmation } } => new Lane(to.Text, null),
        { Last: { To: Address.Http to } last } => Of(last, to, estate),
        { Last: { To: Address.Elsewhere { Arn: { Service: "sns" } topic } } last } =>
            Stopped(Stage.Topic, last, Reasons.TopicMissing, $"there is no topic {topic}"),
        { Last: var last } => Stopped(Stage.Subscription, last, Reasons.NotRun, $"this server does not run what {last.To} is"),
    };

    private static Destination Of(Envelope last, Address.Http to, Estate estate) =>
        estate.Sns.FindSubscription(last.Sender.Resource) is { Pending: true }
            ? Stopped(Stage.Subscription, last, Reasons.SubscriptionPending, $"{to} has not confirmed its subscription")
            : new Lane(to.Text, null);

    private static Nowhere Stopped(Stage stage, Envelope last, Reason reason, string detail) =>
        new(new Step(stage, last.Sender, new Verdict.Stopped(reason), detail));
}
