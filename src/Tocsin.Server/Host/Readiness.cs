using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;

namespace Tocsin.Server.Host;

/// <summary>
/// Whether what is asked can be kept: tried by a commit, so that it turns as the disk does, whether or not anything else is asked.
/// </summary>
/// <remarks>Once a second at most, however many probes there are. Safe for any number of them.</remarks>
internal sealed class Readiness(Writer writer, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock guard = new();
    private Task<string?> last = Task.FromResult<string?>(null);
    private long? tried;

    /// <summary>Why it cannot; null where it can.</summary>
    public Task<string?> WhyNot()
    {
        lock (guard)
        {
            if (last.IsCompleted && (tried is not { } then || time.GetElapsedTime(then) >= Fresh))
            {
                (tried, last) = (time.GetTimestamp(), Try());
            }
            return last;
        }
    }

    private async Task<string?> Try()
    {
        try
        {
            await writer.Try().WaitAsync(Patience, time);
            return null;
        }
        catch (StoreException e)
        {
            return e.Message;
        }
        catch (TimeoutException)
        {
            return $"The disk has kept nothing for {Patience.TotalSeconds:0} s.";
        }
    }
}
