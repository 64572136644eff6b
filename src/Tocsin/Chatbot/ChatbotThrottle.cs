using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>The events that one channel configuration took within the last second. Past ten, Chatbot loses the rest.</summary>
/// <remarks>
/// Pure and bounded: it holds at most <see cref="Limits.EventsPerSecond"/> times. Source:
/// https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-troubleshooting.html
/// </remarks>
// Unverified: whether the limit counts per configuration or per account; AWS does not say. A window that slides is our choice too.
public sealed record ChatbotThrottle(ValueList<DateTimeOffset> Arrivals = default)
{
    /// <summary>Counts a notification that arrives now.</summary>
    /// <returns>The window after it, and the step that it ends in when it is lost, else null.</returns>
    public (ChatbotThrottle After, Step? Lost) Admit(ChannelConfiguration configuration, DateTimeOffset now)
    {
        ValueList<DateTimeOffset> recent = [.. Arrivals.Where(t => now - t < Limits.ThrottleWindow)];
        return recent.Count < Limits.EventsPerSecond
            ? (new ChatbotThrottle(recent.Add(now)), null)
            : (new ChatbotThrottle(recent), Lost(configuration));
    }

    private static Step Lost(ChannelConfiguration configuration)
    {
        var where = new Place(configuration.Arn.ToString());
        string message = $"More than {Limits.EventsPerSecond} notifications reached {configuration.Name} within one second. "
            + "Chatbot loses the rest; only its metric EventsThrottled counts them.";
        return new Step(
            Stage.Chatbot, where, new Verdict.Stopped(Reasons.Throttled), "throttled",
            [new Note(FindingCode.Throttled, Severity.Error, where, message, "a narrower event_pattern, or a second topic and configuration")]);
    }
}
