using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>What is to be made of a message that leaves for an address that no hop takes: whether that could be the way to Slack.</summary>
internal static class Departure
{
    /// <summary>The route with a verdict on where it left to; one that ended here is as it was.</summary>
    /// <remarks>A subscription, or a bus, is the last station itself; a rule's target has none of its own, so it gets one.</remarks>
    public static Route Judged(Route route, Estate estate)
    {
        if (!route.HasLeft)
        {
            return route;
        }
        bool isStation = route.Steps is [.., { Step.Stage: >= Stage.Topic }];
        return route with { Steps = [.. route.Steps.SkipLast(isStation ? 1 : 0), new RouteStep(Judge(route, estate), null)] };
    }

    /// <summary>
    /// It was handed to a program, of which nobody knows what it does: that matters only where Slack is not reached otherwise.
    /// </summary>
    /// <param name="isProgram">Whether the name of something that is not known says that it is a program.</param>
    public static bool IsForProgram(Route left, Func<string, bool> isProgram) => left.HasLeft && left.Last switch
    {
        { Content: Notification } => true,
        { To: Address.Elsewhere { Arn: null } to } => isProgram(NameOf(to)),
        { To: Address.Elsewhere { Arn.Service: "sns" } } => false,
        _ => true,
    };

    private static Step Judge(Route route, Estate estate) => route.Last switch
    {
        // A log group keeps the message and that is all.
        { To: Address.LogGroup { Arn: var group } } =>
            new Step(Stage.Topic, route.Last.Sender, new Verdict.Arrived(), $"kept in the log group {group.Resource.Split(':')[^1]}"),
        { Content: Notification } => OfSubscriber(route.Steps[^1].Step, estate),
        { Content: EventContent, To: Address.Elsewhere { Arn: not null } } => OfBus(route),
        { To: Address.Elsewhere { Arn: { Service: "sns" } topic } } => OfTopic(route.Steps[^1].Step, topic, estate),
        _ => OfTarget(route.Last),
    };

    private static Step OfSubscriber(Step handedOver, Estate estate)
    {
        var subscription = estate.Sns.Subscriptions.First(s => s.Arn.ToString() == handedOver.Where.Resource);
        if (subscription.Protocol is not ("lambda" or "http" or "https"))
        {
            return handedOver with { Verdict = new Verdict.Arrived() };
        }
        string endpoint = subscription.Endpoint;
        return handedOver with
        {
            Verdict = new Verdict.Undetermined(subscription.Endpoint),
            Detail = $"{subscription.Protocol} endpoint {endpoint}: a program, which may or may not post to Slack",
            Notes =
            [
                new Note(
                    FindingCode.CouldCarryTheAlarm, Severity.Warning, handedOver.Where,
                    $"{endpoint} is a program that gets the message; whether it posts to Slack cannot be told offline"),
            ],
        };
    }

    /// <summary>A topic that another root, another team or a person by hand may have made.</summary>
    private static Step OfTopic(Step handedOver, Arn topic, Estate estate)
    {
        string hint = estate.Sns.Topics.FirstOrDefault(t => t.Name == topic.Resource) is { } namesake
            ? $" There is one of that name with the ARN {namesake.Arn}." : "";
        return handedOver with
        {
            Verdict = new Verdict.Undetermined(topic.ToString()),
            Notes =
            [
                new Note(
                    FindingCode.CouldCarryTheAlarm, Severity.Warning, handedOver.Where,
                    $"the topic {topic} is not declared in what was read: whether it exists, lets EventBridge publish "
                    + $"and leads to Slack cannot be told.{hint}",
                    new Suggestion.AcceptUnknown(topic.ToString(), "the folder or state that declares it as a further path")),
            ],
        };
    }

    /// <summary>Another root may well hold its policy and its rules.</summary>
    private static Step OfBus(Route route)
    {
        var handedOver = route.Steps[^1].Step;
        string name = NameOf(route.Last.To);
        return handedOver with
        {
            Verdict = new Verdict.Undetermined(name),
            Notes =
            [
                new Note(
                    FindingCode.CouldCarryTheAlarm, Severity.Warning, handedOver.Where,
                    $"the bus {name} is not declared in what was read: whether it takes the event and leads to Slack cannot be told.",
                    new Suggestion.AcceptUnknown(name, "the folder that declares it as a further path")),
            ],
        };
    }

    private static Step OfTarget(Envelope envelope)
    {
        string name = NameOf(envelope.To);
        string what = envelope.To switch
        {
            Address.Queue => "a queue, whose reader",
            Address.Function => "a function, which",
            Address.Elsewhere { Arn.Service: "states" } => "a state machine, which",
            Address.Elsewhere { Arn.Service: "events" } => "an API destination or another account's bus, which",
            _ => "a target that is not modelled; it",
        };
        var note = new Note(
            FindingCode.CouldCarryTheAlarm, Severity.Warning, envelope.Sender,
            $"{name} is {what} may or may not post to Slack: this route cannot be judged offline.", new Suggestion.AcceptUnknown(name));
        return new Step(Stage.Topic, envelope.Sender, new Verdict.Undetermined(name), $"{what} may or may not post to Slack", [note]);
    }

    private static string NameOf(Address to) => Unknown.NamesIn(to.Text).FirstOrDefault() ?? to.Text;
}
