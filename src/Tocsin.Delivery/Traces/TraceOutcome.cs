namespace Tocsin.Delivery.Traces;

/// <summary>What came of an event before anything was sent; the numbers are stored.</summary>
public enum TraceOutcome
{
    /// <summary>No rule wanted it.</summary>
    Unmatched = 0,

    /// <summary>Each of its ways ended here, with a reason.</summary>
    Stopped = 1,

    /// <summary>A message left on each of its ways.</summary>
    Left = 2,

    /// <summary>A message left on some of its ways.</summary>
    PartlyLeft = 3,

    /// <summary>It went into a queue or a log of this server.</summary>
    Kept = 4,
}
