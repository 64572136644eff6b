namespace Tocsin.Delivery.Outgoing;

/// <summary>Where a message that leaves stands; the numbers are stored.</summary>
public enum LeavingState
{
    Pending = 0,
    Delivered = 1,
    Dead = 2,

    /// <summary>It waits until something is set otherwise.</summary>
    Parked = 3,

    /// <summary>A silence keeps it back; it is told when that ends.</summary>
    Silenced = 4,
}

public static class LeavingStates
{
    /// <summary>In the words of <c>is:</c>.</summary>
    public static string Name(this LeavingState state) => state switch
    {
        LeavingState.Pending => "pending",
        LeavingState.Delivered => "delivered",
        LeavingState.Dead => "dead",
        LeavingState.Silenced => "silenced",
        _ => "parked",
    };
}
