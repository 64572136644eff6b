namespace Tocsin.Server.Slack.Faults;

/// <summary>The script: which faults wait for their calls. The first that fits a call spoils it.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class SlackFaults
{
    private readonly Lock gate = new();
    private readonly List<SlackFault> waiting = [];

    /// <summary>Those that wait, with how many calls each has left.</summary>
    public IReadOnlyList<SlackFault> Waiting
    {
        get
        {
            lock (gate)
            {
                return [.. waiting];
            }
        }
    }

    /// <returns>False when as many wait as may.</returns>
    public bool Add(SlackFault fault)
    {
        lock (gate)
        {
            if (waiting.Count >= Limits.Faults)
            {
                return false;
            }
            waiting.Add(fault);
            return true;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            waiting.Clear();
        }
    }

    /// <summary>The fault that this call meets, which has one less call left then; null when there is none.</summary>
    /// <param name="channel">The channel's id; null where there is none.</param>
    internal SlackFault? Take(string method, string? channel)
    {
        lock (gate)
        {
            int at = waiting.FindIndex(f => (f.Method ?? method) == method && (f.Channel is null || f.Channel == channel));
            if (at < 0)
            {
                return null;
            }
            var fault = waiting[at];
            if (fault.Times == 1)
            {
                waiting.RemoveAt(at);
            }
            else
            {
                waiting[at] = fault with { Times = fault.Times - 1 };
            }
            return fault;
        }
    }
}
