using System.Globalization;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>Past ten notifications within a second, Chatbot loses the rest.</summary>
/// <remarks>https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-troubleshooting.html</remarks>
// Unverified: whether the limit counts per configuration or per account; AWS does not say. A window that slides is our choice too.
public static class ChatbotThrottle
{
    /// <summary>Whether one more would be lost now.</summary>
    public static bool IsReached(Arn configuration, LimitWindows windows, DateTimeOffset now) =>
        windows.CountOf(configuration.ToString(), now, Limits.ThrottleWindow) >= Limits.EventsPerSecond;

    /// <summary>The step that a notification ends in which comes too fast; null when it is taken.</summary>
    internal static Step? Lost(ChannelConfiguration configuration, LimitWindows windows, DateTimeOffset now)
    {
        if (!IsReached(configuration.Arn, windows, now))
        {
            return null;
        }
        var where = new Place(configuration.Arn.ToString());
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"More than {Limits.EventsPerSecond} notifications reached {configuration.Name} within one second. "
            + $"Chatbot loses the rest; only its metric EventsThrottled counts them.");
        return new Step(
            Stage.Chatbot, where, new Verdict.Stopped(Reasons.Throttled), "throttled",
            [new Note(FindingCode.Throttled, Severity.Error, where, message, "a narrower event_pattern, or a second topic and "
                + "configuration")]);
    }

    /// <summary>A notification that is taken counts.</summary>
    public static Change Taken(Arn configuration, DateTimeOffset now) =>
        new Change.Count(configuration.ToString(), now, Limits.ThrottleWindow);
}
