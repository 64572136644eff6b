using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Chatbot;

public class ChatbotThrottleTests
{
    private static readonly ChannelConfiguration Configuration = Given.State().Find(Given.Configuration)!;

    [Fact]
    public void The_eleventh_notification_within_a_second_is_lost()
    {
        var throttle = new ChatbotThrottle();
        for (int i = 0; i < 10; i++)
        {
            (throttle, Step? none) = throttle.Admit(Configuration, Given.Now.AddMilliseconds(i));
            Assert.Null(none);
        }
        (throttle, Step? lost) = throttle.Admit(Configuration, Given.Now.AddMilliseconds(999));
        Assert.Equal(new Verdict.Stopped(Reasons.Throttled), lost!.Verdict);
        Assert.Equal((FindingCode.Throttled, Severity.Error), (lost.Notes[0].Code, lost.Notes[0].Severity));
        Assert.Equal(10, throttle.Arrivals.Count);
        (throttle, Step? later) = throttle.Admit(Configuration, Given.Now.AddSeconds(1));
        Assert.Null(later);
        Assert.Equal(10, throttle.Arrivals.Count);
    }
}
