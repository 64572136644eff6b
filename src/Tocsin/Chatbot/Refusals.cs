using System.Globalization;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>The ways in which a notification ends here.</summary>
internal static class Refusals
{
    public static Outcome NoConfiguration(Envelope envelope)
    {
        var where = new Place(envelope.To.Text);
        return Stop(where, Reasons.NotSubscribed, "no such channel configuration", [new Note(
            FindingCode.NotSubscribed, Severity.Error, where, $"There is no channel configuration {envelope.To}. The message is lost.",
            "an aws_chatbot_slack_channel_configuration with the topic among its sns_topic_arns")]);
    }

    // Unverified: that no line is logged. Chatbot sees a bare text where it needs the SNS envelope.
    public static Outcome Raw(Envelope envelope, ChannelConfiguration configuration) => Stop(
        new Place(envelope.To.Text), Reasons.RawDelivery, "raw message delivery", [new Note(
            FindingCode.RawDelivery, Severity.Error, envelope.Sender,
            $"The message reaches {configuration.Name} without the SNS envelope, since raw message delivery is on. Chatbot cannot read "
                + $"it; nothing arrives.",
            new Suggestion.Setting("raw_message_delivery", "false"),
            envelope.SentBy is { Attribute: "RawMessageDelivery" } set ? [new Correction.Text(set, "true", "false")] : [])]);

    public static Outcome Unsupported(
        Envelope envelope, ChannelConfiguration configuration, Received received, Recognized recognized, ChatbotProfile profile,
            DateTimeOffset now)
    {
        string what = $"{Describe(received, recognized)} (profile {profile.Name()})";
        string why = $"To Chatbot this is {what}, which it does not show. Nothing arrives in Slack. {LogHint(configuration)}";
        bool whole = recognized.Json is { } json && Recognition.EventMembers.All(m => json[m] is not null);
        return Stop(
            new Place(envelope.To.Text), Reasons.ChatbotUnsupported, what, [new Note(
                FindingCode.Unsupported, Severity.Error, envelope.Source ?? new Place(envelope.To.Text), why,
                whole ? TransformerAdvice.For(recognized.Json!) : TransformerAdvice.Minimal)],
            Log(configuration, envelope, now));
    }

    public static Outcome Invalid(
        Envelope envelope, ChannelConfiguration configuration, ValueList<Violation> violations, DateTimeOffset now)
    {
        var notes = violations.Select((v, i) => new Note(
            FindingCode.InvalidNotification, Severity.Error, ChatbotHop.Spot(envelope, v.Pointer),
            i > 0
                ? $"{v}."
                : $"{v}, so that this is no valid custom notification. Chatbot refuses it whole; nothing arrives in Slack. "
                    + $"{LogHint(configuration)}",
            v.Write)).ToValueList();
        return Stop(notes[0].Where, Reasons.InvalidNotification, violations[0].ToString(), notes, Log(configuration, envelope, now));
    }

    private static string Describe(Received received, Recognized recognized) => recognized.Json switch
    {
        { } json when json["detail-type"] is not null
            && Recognition.EventMembers.Where(m => json[m] is null).ToList() is { Count: > 0 } missing =>
            $"{recognized.Kind}: it lacks {string.Join(", ", missing)}",
        { } json when json["detail-type"] is not null =>
            $"{recognized.Kind}: {json["source"]?.AsText() ?? "no source"}, \"{json["detail-type"]?.AsText()}\"",
        null when received.Error is { } error && received.Message.TrimStart() is ['{', ..] =>
            string.Create(CultureInfo.InvariantCulture, $"{recognized.Kind}: {error.Message} at character {error.Offset + 1}"),
        _ => recognized.Kind,
    };

    private static string LogHint(ChannelConfiguration configuration) =>
        Logs(configuration) ? $"The line \"Event received is not supported\" is in {configuration.LogGroup} in {UnsupportedLine.Region}."
        : Unknown.In(configuration.LoggingLevel) ? "Whether it is logged depends on LoggingLevel."
        : "LoggingLevel is NONE, so nothing is logged anywhere.";

    private static bool Logs(ChannelConfiguration configuration) => configuration.LoggingLevel is "ERROR" or "INFO";

    // Unverified: that an invalid custom notification is logged by the same line; that it is logged is reported.
    private static ValueList<Change> Log(ChannelConfiguration configuration, Envelope envelope, DateTimeOffset now) =>
        Logs(configuration) && envelope.Content is Notification notification
            ? [new Change.Append(new LogLine(new Scope(configuration.Arn.Account, UnsupportedLine.Region), configuration.LogGroup, now,
                UnsupportedLine.Write(notification)) { Stream = UnsupportedLine.Stream })]
            : [];

    private static Outcome Stop(Place where, Reason reason, string detail, ValueList<Note> notes, ValueList<Change> changes = default) =>
        new([new Branch([new Step(Stage.Chatbot, where, new Verdict.Stopped(reason), detail, notes)])], Changes: changes);
}
