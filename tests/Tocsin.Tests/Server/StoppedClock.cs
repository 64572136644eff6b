namespace Tocsin.Tests.Server;

/// <summary>A clock that is set by hand; its timers run.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
