namespace Tocsin.Delivery.Pumping;

/// <summary>One destination: its messages in order, and when the next may go.</summary>
/// <param name="options">Of now: a workspace may be authorised later.</param>
internal sealed class Lane(Func<PumpOptions> options)
{
    /// <summary>When the earliest of the last <see cref="PumpOptions.Burst"/> messages would have gone at the even pace.</summary>
    private DateTimeOffset even = DateTimeOffset.MinValue;

    public PumpOptions Options => options();

    public Queue<long> Waiting { get; } = new();

    /// <summary>Its first message may be there already: its answer was lost, or the process that sent it ended.</summary>
    public bool IsUncertain { get; set; }

    public Task Running { get; set; } = Task.CompletedTask;

    /// <summary>When a message that is due then may go, at this lane's pace.</summary>
    public DateTimeOffset Earliest(DateTimeOffset due, DateTimeOffset now)
    {
        var (pace, burst) = (Options.Pace, Options.Burst);
        var paced = pace == TimeSpan.Zero || even == DateTimeOffset.MinValue ? now : even - pace * (burst - 1);
        return paced > due ? paced : due;
    }

    /// <summary>One goes now.</summary>
    public void Begun(DateTimeOffset now) => even = (even > now ? even : now) + Options.Pace;
}
