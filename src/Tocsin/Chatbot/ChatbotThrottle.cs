using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>The events that one channel configuration took within the last second. Past ten, Chatbot loses the rest.</summary>
/// <remarks>Pure and bounded: it holds at most <see cref="Limits.EventsPerSecond"/> times. Source: https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-troubleshooting.html</remarks>
// Unverified: whether the limit counts per configuration or per account; AWS does not say. A window that slides is our choice too.
public sealed record ChatbotThrottle(ValueList<DateTimeOffset> Arrivals = default)
{
    /// <summary>Counts a notification that arrives now.</summary>
    /// <returns>The window after it, and <see cref="Verdict.Stopped"/> when it is lost, else <see cref="Verdict.Passed"/>.</returns>
    public (ChatbotThrottle After, Verdict Verdict) Admit(DateTimeOffset now)
    {
        ValueList<DateTimeOffset> recent = [.. Arrivals.Where(t => now - t < Limits.ThrottleWindow)];
        return recent.Count < Limits.EventsPerSecond
            ? (new ChatbotThrottle(recent.Add(now)), new Verdict.Passed())
            : (new ChatbotThrottle(recent), new Verdict.Stopped(Reasons.Throttled));
    }
}
