using System.Collections.Concurrent;

namespace Tocsin.Server.Slack;

/// <summary>
/// A message in a second for each channel, and now and then a few at once: "Short bursts may be allowed".
/// </summary>
/// <remarks>
/// https://docs.slack.dev/apis/web-api/rate-limits. A bucket that fills by a token in a second; what is full is forgotten, so that there
/// are no more buckets than channels that spoke within the last seconds. Safe for any number of threads.
/// </remarks>
internal sealed class Pace(TimeProvider clock)
{
    // Unverified: how many Slack allows at once.
    private const int Burst = 3;

    /// <summary>By how much the full time of a channel's bucket is ahead of now.</summary>
    private readonly ConcurrentDictionary<(string Team, string Channel), DateTimeOffset> full = new();

    /// <summary>Takes a token.</summary>
    /// <returns>Zero, or the whole seconds after which there is one.</returns>
    public int Take(string team, string channel)
    {
        var now = clock.GetUtcNow();
        if (full.Count > Workspaces.Limits.Channels)
        {
            Forget(now);
        }
        while (true)
        {
            bool known = full.TryGetValue((team, channel), out var at);
            var next = (known && at > now ? at : now) + TimeSpan.FromSeconds(1);
            var over = next - now - TimeSpan.FromSeconds(Burst);
            if (over > TimeSpan.Zero)
            {
                return (int)Math.Ceiling(over.TotalSeconds);
            }
            if (known ? full.TryUpdate((team, channel), next, at) : full.TryAdd((team, channel), next))
            {
                return 0;
            }
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var bucket in full.Where(b => b.Value <= now))
        {
            full.TryRemove(bucket);
        }
    }
}
