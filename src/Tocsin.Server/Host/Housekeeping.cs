using Microsoft.Extensions.Logging;
using Tocsin.Aws;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Text;

namespace Tocsin.Server.Host;

/// <summary>What ends by itself: what is older than the retention, and what nobody confirmed in time.</summary>
internal sealed partial class Housekeeping(
    Writer writer, Outbox outbox, Retention retention, TimeProvider time, ILogger<Housekeeping> log)
{
    /// <summary>A clock that is set ahead by more than that ages nothing, as long as this server runs.</summary>
    private static readonly TimeSpan Leap = TimeSpan.FromDays(1);

    /// <summary>What happened within it stays, however many messages there were: what is heard twice is known by it.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    private readonly DateTimeOffset begun = time.GetUtcNow();
    private readonly long begunAt = time.GetTimestamp();

    private static readonly Arn Sns = new("aws", "sns", "", "", "unconfirmed");

    /// <summary>All that is due, some of it in each commit, so that nobody waits for all of it.</summary>
    public async Task Once(CancellationToken stop)
    {
        try
        {
            if (Unconfirmed.At(writer.Estate.Sns, time.GetUtcNow()).Any())
            {
                await writer.Step((estate, now, _) => new Done<bool>(true, Unconfirmed.At(estate.Sns, now).ToValueList()), Sns);
            }
            while (await writer.Forget(Before()) && !stop.IsCancellationRequested)
            {
            }
        }
        catch (StoreException)
        {
            // The disk is full, or the server stops: it is tried again in a minute.
        }
        catch (Exception e)
        {
            Failed(e);
        }
    }

    /// <summary>What happened before then may go.</summary>
    private DateTimeOffset Before()
    {
        var (now, latest) = (time.GetUtcNow(), begun + time.GetElapsedTime(begunAt) + Leap);
        var aged = (now < latest ? now : latest) - retention.Age;
        return outbox.LeftAt(retention.Messages) is { } crowded && crowded > aged && crowded < now - Recent ? crowded : aged;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "what is due to end could not be ended")]
    private partial void Failed(Exception why);
}
