using System.Net;

namespace Tocsin.Simulation.Slacks;

/// <summary>Somebody's program behind a subscription: it takes what is posted, and misbehaves as the simulated Slack does.</summary>
internal sealed class SimulatedEndpoint(SimulatedTime time, Random random, SimulatedSlack slack) : HttpMessageHandler
{
    /// <summary>Its lane.</summary>
    public const string Url = "http://endpoint/hook";

    private readonly List<string> taken = [];

    /// <summary>The marks of what it took, in their order.</summary>
    public IReadOnlyList<string> Taken => taken;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string mark = SimulatedSlack.Marked().Match(await request.Content!.ReadAsStringAsync(cancellationToken)).Value;
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 400)), time, cancellationToken);
        if (slack.IsCut())
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
        int how = random.Next(100) < slack.MisbehavesAt ? random.Next(1, 7) : 0;
        // What is answered with an error, or not at all, it may have taken.
        if (how is 0 || (how is not (1 or 2) && random.Next(2) == 0))
        {
            taken.Add(mark);
        }
        slack.Note($"endpoint {mark} {how}");
        switch (how)
        {
            case 1:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
            case 2:
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            case 3:
                return new HttpResponseMessage((HttpStatusCode)random.Next(500, 505));
            case 4:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "Connection reset by peer");
            case 5:
                await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
                break;
            case 6:
                throw new HttpRequestException(HttpRequestError.SecureConnectionError, "The SSL connection could not be established");
        }
        return new HttpResponseMessage(HttpStatusCode.OK);
    }
}
