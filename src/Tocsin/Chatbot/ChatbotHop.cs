using Tocsin.Aws;
using Tocsin.Chatbot.Cards;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>AWS Chatbot: recognises what SNS hands it and posts it, or refuses it and writes a log line.</summary>
/// <remarks>
/// What it counts for its limit of ten a second is a change of contents like any other. A bare card is posted, as on AWS, and its step
/// carries an error: it arrives and says nothing.
/// </remarks>
/// <param name="windows">What has reached each configuration of late; null where the limit is not applied.</param>
public sealed class ChatbotHop(ChatbotState state, ChatbotProfile profile, LimitWindows? windows) : IHop
{
    public Outcome Receive(Envelope envelope, DateTimeOffset now)
    {
        if (state.Find(envelope.To.Text) is not { } configuration)
        {
            return Refusals.NoConfiguration(envelope);
        }
        if (windows is null)
        {
            return Take(envelope, configuration, now);
        }
        if (ChatbotThrottle.Lost(configuration, windows, now) is { } lost)
        {
            return new Outcome([new Branch([lost])]);
        }
        var outcome = Take(envelope, configuration, now);
        return outcome with { Changes = outcome.Changes.Add(ChatbotThrottle.Taken(configuration.Arn, now)) };
    }

    private Outcome Take(Envelope envelope, ChannelConfiguration configuration, DateTimeOffset now)
    {
        if (envelope.Content is not Notification notification || notification.Raw)
        {
            return Refusals.Raw(envelope, configuration);
        }
        var received = new Received(notification.Message, notification.Subject);
        Recognized recognized = Recognition.Recognize(received, profile);
        if (Undecided.By(received, recognized) is { } unknown)
        {
            var undetermined = new Verdict.Undetermined(unknown);
            return new(
                [new Branch([new Step(Stage.Chatbot, new Place(envelope.To.Text), undetermined, "whether Chatbot knows the message "
                    + "depends on it")])]);
        }
        return recognized.Class switch
        {
            MessageClass.Unsupported => Refusals.Unsupported(envelope, configuration, received, recognized, profile, now),
            MessageClass.Custom => Custom(envelope, configuration, recognized, now),
            MessageClass.DeploymentEvent => Deployment(envelope, configuration, recognized),
            MessageClass.BareEvent =>
                Show(envelope, configuration, recognized, EventCards.Bare(recognized.Json!), [BareCardNote(envelope, recognized)]),
            _ => Show(envelope, configuration, recognized, CardOf(received, recognized), []),
        };
    }

    private Outcome Custom(Envelope envelope, ChannelConfiguration configuration, Recognized recognized, DateTimeOffset now)
    {
        var (notification, violations) = CustomNotification.Read(recognized.Json!);
        return notification is null
            ? Refusals.Invalid(envelope, configuration, violations, now)
            : Show(envelope, configuration, recognized, CardOf(notification), Mentions(envelope, notification));
    }

    private Outcome Deployment(Envelope envelope, ChannelConfiguration configuration, Recognized recognized)
    {
        var card = EventCards.Deployment(recognized.Json!);
        // Whoever rebuilds the event with the service in its reason has it shown.
        bool isNamed = recognized.Json!.At("/resources/0")?.AsText() is { } service
            && card.Description.Contains(Arn.NameIn(service), StringComparison.Ordinal);
        return Show(envelope, configuration, recognized, card, isNamed ? [] : [WithoutServiceNote(envelope, recognized.Json!)]);
    }

    private static Card CardOf(CustomNotification n) =>
        new(n.Title, n.Description, NextSteps: n.NextSteps, Keywords: n.Keywords, Thread: n.ThreadId, Summary: n.Summary);

    private static Card CardOf(Received received, Recognized recognized) => recognized.Class switch
    {
        MessageClass.CloudWatchAlarm => AlarmCard.Of(recognized.Json!),
        MessageClass.HealthEvent => EventCards.Health(recognized.Json!),
        MessageClass.SecurityHubEvent => EventCards.SecurityHub(recognized.Json!),
        MessageClass.ServiceEvent => EventCards.Service(recognized.Json!),
        MessageClass.DeveloperTools => EventCards.DeveloperTools(recognized.Json!),
        MessageClass.CloudFormation => TextCards.CloudFormation(received.Message),
        _ => TextCards.Budgets(received.Message, received.Subject),
    };

    private Outcome Show(Envelope envelope, ChannelConfiguration configuration, Recognized recognized, Card card, ValueList<Note> notes)
    {
        var (post, leftOut) = Layout.Of(card, configuration);
        if (leftOut is not null)
        {
            notes = notes.Add(new Note(
                FindingCode.SlackTruncated, Severity.Warning, Spot(envelope, "/content"),
                $"Slack takes about {Slack.Limits.TotalTextLength} characters in one message; left out: "
                    + $"{leftOut}.", "a shorter text, and a link to the rest"));
        }
        var step = new Step(
            Stage.Chatbot, new Place(envelope.To.Text), new Verdict.Passed(), $"{recognized.Kind} (profile {profile.Name()})", notes);
        var onward = new Envelope(post.Address, post, envelope.Origin, new Place(envelope.To.Text, "SlackChannelId"), envelope.MadeAt);
        return new Outcome([new Branch([step], onward)]);
    }

    private static Note BareCardNote(Envelope envelope, Recognized recognized) => new(
        FindingCode.BareCard, Severity.Error, SpotOf(envelope),
        $"An event of {recognized.Json!["source"]?.AsText()} arrives and says nothing: Chatbot shows only its detail-type, "
        + $"\"{recognized.Json["detail-type"]?.AsText()}\".",
        TransformerAdvice.For(recognized.Json));

    private static Note WithoutServiceNote(Envelope envelope, JsonValue.Object deployment) => new(
        FindingCode.MissingFacts, Severity.Error, SpotOf(envelope),
        $"An event \"{deployment["detail-type"]?.AsText()}\" arrives without the service: Chatbot shows its reason and its deployment id, "
        + "and neither service nor cluster. Nobody can act on it.",
        TransformerAdvice.For(deployment));

    private static Place SpotOf(Envelope envelope) => envelope.Source ?? new Place(envelope.To.Text);

    // Unverified: whether Chatbot lets mentions call people; it is documented nowhere that it takes them out.
    private static ValueList<Note> Mentions(Envelope envelope, CustomNotification notification) =>
        [.. Mentions(envelope, "title", notification.Title ?? ""), .. Mentions(envelope, "description", notification.Description)];

    private static IEnumerable<Note> Mentions(Envelope envelope, string member, string text) =>
        ControlSequence.MentionsIn(text).Select(mention => new Note(
            FindingCode.ControlSequence, Severity.Warning, Spot(envelope, $"/content/{member}"),
            $"The {member} holds {mention}, which is delivered as it is: Slack takes it for a mention and calls people.",
            $"{Mrkdwn.Escape(mention)} where it is meant as text"));

    /// <summary>A spot in the message, as it was written; the configuration when nobody knows where that was.</summary>
    internal static Place Spot(Envelope envelope, string pointer) =>
        envelope.MadeAt is { } made ? made with { Pointer = pointer } : new Place(envelope.To.Text);
}
