using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Chatbot;

public class ChatbotThrottleTests
{
    [Fact]
    public void The_eleventh_notification_within_a_second_is_lost_and_leaves_no_log_line()
    {
        var windows = LimitWindows.Empty;
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(new Verdict.Stopped(Reasons.ChatbotUnsupported), Receive(ref windows, i).Branches[0].Verdict);
        }
        var lost = Receive(ref windows, 999);
        Assert.Equal(new Verdict.Stopped(Reasons.Throttled), lost.Step().Verdict);
        Assert.Equal((FindingCode.Throttled, Severity.Error), (lost.Step().Notes[0].Code, lost.Step().Notes[0].Severity));
        Assert.Empty(lost.Changes);
        Assert.Equal(new Verdict.Stopped(Reasons.ChatbotUnsupported), Receive(ref windows, 1000).Branches[0].Verdict);
    }

    [Fact]
    public void What_no_longer_counts_is_forgotten()
    {
        var windows = LimitWindows.Empty;
        for (int i = 0; i < 100; i++)
        {
            windows = windows.With(new Change.Count("w", Given.Now.AddSeconds(i), TimeSpan.FromSeconds(2)));
        }
        Assert.Equal(2, windows.CountOf("w", Given.Now.AddSeconds(99), TimeSpan.FromSeconds(1000)));
        Assert.Equal(0, windows.CountOf("another", Given.Now, TimeSpan.FromSeconds(1000)));
    }

    private static Outcome Receive(ref LimitWindows windows, int milliseconds)
    {
        var envelope = new Envelope(
            Address.Of(Given.Configuration), new Notification(Given.Topic, "m-1", Given.Now, "plain text"), new Origin("e-1"));
        var outcome = new ChatbotHop(Given.State(), ChatbotProfile.Current, windows).Receive(
            envelope, Given.Now.AddMilliseconds(milliseconds));
        foreach (var counted in outcome.Changes.OfType<Change.Count>())
        {
            windows = windows.With(counted);
        }
        return outcome;
    }
}
