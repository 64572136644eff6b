namespace Tocsin.Simulation;

/// <summary>Time that passes when it is told to, and a clock that may be set otherwise meanwhile.</summary>
/// <remarks>Delays are of the time that passes, whatever the clock says: as a system's timers are.</remarks>
internal sealed class SimulatedTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(20 * 366);

    private readonly PriorityQueue<Timer, (TimeSpan Due, long Number)> timers = new();
    private TimeSpan passed;
    private TimeSpan offset;
    private long started;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Passed => passed;

    /// <summary>What others' clocks say.</summary>
    public DateTimeOffset True => Start + passed;

    public override DateTimeOffset GetUtcNow() => True + offset;

    public override long GetTimestamp() => passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Somebody sets the clock.</summary>
    public void Jump(TimeSpan by) =>
        offset = TimeSpan.FromTicks(Math.Clamp((offset + by).Ticks, -Farthest.Ticks, Farthest.Ticks));

    /// <summary>Time passes, and nobody is told until <see cref="Next"/>.</summary>
    public void Pass(TimeSpan by) => passed += by;

    /// <summary>Goes to the next timer and lets it ring; false where there is none until then.</summary>
    public bool Next(TimeSpan until)
    {
        while (timers.TryPeek(out var timer, out var due) && (due.Due <= until || due.Due <= passed))
        {
            timers.Dequeue();
            if (timer.Number == due.Number)
            {
                passed = due.Due > passed ? due.Due : passed;
                timer.Ring();
                return true;
            }
        }
        passed = until > passed ? until : passed;
        return false;
    }

    private sealed class Timer(SimulatedTime time, Action ring) : ITimer
    {
        private TimeSpan period;

        /// <summary>Of the last time that it was set; 0 where it is off.</summary>
        public long Number { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            (Number, period) = (0, newPeriod);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Number = ++time.started;
                time.timers.Enqueue(this, (time.passed + dueTime, Number));
            }
            return true;
        }

        public void Ring()
        {
            Change(period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan, period);
            ring();
        }

        public void Dispose() => Number = 0;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
