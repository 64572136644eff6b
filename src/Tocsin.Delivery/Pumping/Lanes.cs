using Tocsin.Delivery.Outgoing;
using Tocsin.Text;

namespace Tocsin.Delivery.Pumping;

/// <summary>The lanes that there are, and which of them run.</summary>
/// <remarks>Safe for any number of threads: what of a lane is seen from elsewhere is for whoever has the lock.</remarks>
/// <param name="options">Those of a lane, by its name.</param>
/// <param name="run">Sends what waits in a lane, until nothing does.</param>
internal sealed class Lanes(Func<string, PumpOptions> options, Func<Lane, Task> run, TimeProvider time, CancellationToken stop)
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private bool isStarted;

    /// <summary>Messages that wait.</summary>
    public long Pending => Under(() => lanes.Values.Sum(l => (long)l.Waiting.Count));

    public IReadOnlyList<Blockage> Blocked =>
        Under(() => lanes.Values.Select(l => l.Blockage).OfType<Blockage>().OrderBy(b => b.Since).ToList());

    /// <summary>Those that are sent from, each until it has nothing.</summary>
    public Task Running => Under(() => Task.WhenAll(lanes.Values.Select(l => l.Running)));

    public ValueList<Delay> DelaysOf(Leaving leaving, DateTimeOffset now) =>
        Under(() => lanes.TryGetValue(leaving.Lane, out var lane) ? lane.DelaysOf(leaving, now) : []);

    public T Under<T>(Func<T> ask)
    {
        lock (guard)
        {
            return ask();
        }
    }

    public void Under(Action change)
    {
        lock (guard)
        {
            change();
        }
    }

    public void Start() => Under(() =>
    {
        isStarted = true;
        foreach (var lane in lanes.Values)
        {
            Wake(lane);
        }
    });

    /// <param name="isUncertain">They may have been on their way when the last process ended.</param>
    public void Offer(IEnumerable<(long Id, string Lane)> left, bool isUncertain) => Under(() =>
    {
        foreach (var (id, name) in left)
        {
            if (!lanes.TryGetValue(name, out var lane))
            {
                lanes.Add(name, lane = new Lane(name, () => options(name)) { IsUncertain = isUncertain });
                if (isUncertain)
                {
                    lane.Hold(DateTimeOffset.MinValue, time.GetUtcNow(), "before this server began");
                }
            }
            lane.Offer(id);
            Wake(lane);
        }
    });

    /// <summary>Changes those whose receivers refuse.</summary>
    public void Wake(Func<string, bool> isConcerned, Action<Lane> change) => Under(() =>
    {
        foreach (var lane in lanes.Values.Where(l => l.Blockage is not null && isConcerned(l.Name)))
        {
            change(lane);
            Wake(lane);
        }
    });

    /// <summary>The head of a lane; null where there is none, and then the lane rests.</summary>
    public long? Next(Lane lane) => Under(() =>
    {
        if (lane.Waiting.TryPeek(out long id))
        {
            return id;
        }
        lane.Running = Task.CompletedTask;
        return (long?)null;
    });

    private void Wake(Lane lane)
    {
        if (isStarted && lane.Waiting.Count > 0 && lane.Running.IsCompleted && !stop.IsCancellationRequested)
        {
            lane.Running = Task.Run(() => run(lane));
        }
    }
}
