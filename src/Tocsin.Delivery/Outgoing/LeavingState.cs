namespace Tocsin.Delivery.Outgoing;

/// <summary>Where a message that leaves stands; the numbers are stored.</summary>
public enum LeavingState
{
    Pending = 0,
    Delivered = 1,
    Dead = 2,

    /// <summary>It waits until something is set otherwise.</summary>
    Parked = 3,
}
