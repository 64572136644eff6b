namespace Tocsin.Tests.Server.Slack;

/// <summary>A clock that a test moves by hand; its timers fire when their time has passed.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<HandTimer> timers = [];
    private readonly TaskCompletionSource waited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Done as soon as somebody waits for time to pass.</summary>
    public Task Waited => waited.Task;

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time)
    {
        List<HandTimer> due;
        lock (gate)
        {
            now += time;
            due = timers.Where(t => t.At <= now).ToList();
            timers.RemoveAll(due.Contains);
        }
        due.ForEach(t => t.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(callback, state, now + dueTime);
        lock (gate)
        {
            timers.Add(timer);
        }
        waited.TrySetResult();
        return timer;
    }

    private sealed class HandTimer(TimerCallback callback, object? state, DateTimeOffset at) : ITimer
    {
        public DateTimeOffset At => at;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
