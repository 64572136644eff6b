using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.CloudWatch;
using Tocsin.Ecs;
using Tocsin.Elb;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Kms;
using Tocsin.Logs;
using Tocsin.Slack;
using Tocsin.Sns;
using Tocsin.Sqs;

namespace Tocsin.Stored;

/// <summary>All that has a stored form, each kind under the name that it is stored by.</summary>
/// <remarks>
/// The members of a noun are written and read beside it; here is what is open at the level of the nouns, which resources and contents
/// there are. A name stays, whatever the type is called later. <see cref="Version"/> grows when what is stored is no longer what an
/// older program would read: a member that has another meaning. One more member, or one more kind, is no new version.
/// </remarks>
public static class Forms
{
    /// <summary>The version that is written; it and all before it are read.</summary>
    public const int Version = 1;

    internal static Kinds<Resource> Resources { get; } = new Kinds<Resource>("resource")
        .Case<EventBus>("EventBus")
        .Case<Rule>("Rule")
        .Case<Topic>("Topic")
        .Case<Subscription>("Subscription")
        .Case<PublishedOnce>("PublishedOnce")
        .Case<Key>("Key")
        .Case<Alias>("Alias")
        .Case<Role>("Role")
        .Case<ManagedPolicy>("ManagedPolicy")
        .Case<ChannelConfiguration>("ChannelConfiguration")
        .Case<Workspace>("Workspace")
        .Case<Preferences>("Preferences")
        .Case<CustomAction>("CustomAction")
        .Case<ChimeWebhook>("ChimeWebhook")
        .Case<TeamsChannel>("TeamsChannel")
        .Case<Cluster>("Cluster")
        .Case<TaskDefinition>("TaskDefinition")
        .Case<Service>("Service")
        .Case<EcsTask>("EcsTask")
        .Case<AccountSetting>("AccountSetting")
        .Case<Alarm>("Alarm")
        .Case<LoadBalancer>("LoadBalancer")
        .Case<Listener>("Listener")
        .Case<ListenerRule>("ListenerRule")
        .Case<TargetGroup>("TargetGroup")
        .Case<Target>("Target")
        .Case<Queue>("Queue")
        .Case<QueueMessage>("QueueMessage")
        .Case<Deduplication>("Deduplication")
        .Case<MessageMoveTask>("MessageMoveTask")
        .Case<LogGroup>("LogGroup")
        .Case<LogStream>("LogStream")
        .Case<LogResourcePolicy>("LogResourcePolicy");

    internal static Kinds<Content> Contents { get; } = new Kinds<Content>("content")
        .Case<EventContent>("Event")
        .Case<Publication>("Publication")
        .Case<Notification>("Notification")
        .Case<Confirmation>("Confirmation")
        .Case<Post>("Post");

    internal static Kinds<Change> Changes { get; } = new Kinds<Change>("change")
        .Case(
            "Put",
            from => new Change.Put(Resources.Needed(from, "resource")),
            (to, c) => Resources.Write(to, "resource", c.Resource))
        .Case("Remove", from => new Change.Remove(from.Arn("arn")), (to, c) => to.Arn("arn", c.Arn))
        .Case(
            "Send",
            from => new Change.Send(from.Needed("envelope", Envelopes.Read)),
            (to, c) => to.Shape("envelope", new Envelopes.Shape(c.Envelope)))
        .Case("Append", from => new Change.Append(from.Needed("line", LogLine.Read)), (to, c) => to.Shape("line", c.Line))
        .Case(
            "Count",
            from => new Change.Count(
                from.Text("window") ?? "", from.Timestamp("at") ?? default, from.Duration("length") ?? TimeSpan.Zero),
            (to, c) =>
            {
                to.Text("window", c.Window);
                to.Timestamp("at", c.At);
                to.Duration("length", c.Length);
            });

    public static Form<Change> Change { get; } = new(Changes.Write, Changes.Read);

    public static Form<Resource> Resource { get; } = new(Resources.Write, Resources.Read);

    public static Form<Envelope> Envelope { get; } = new(Envelopes.Write, Envelopes.Read);

    /// <summary>A step of a trace.</summary>
    public static Form<Step> Step { get; } = Of<Step>();

    /// <summary>Why something was refused, with its cause.</summary>
    public static Form<AwsError> Error { get; } = Of<AwsError>();

    /// <summary>The form of a structure that nothing here knows: one that whoever keeps things has of its own.</summary>
    public static Form<T> Of<T>()
        where T : class, IShape<T> =>
        new((to, value) => value.Write(to), T.Read);
}
