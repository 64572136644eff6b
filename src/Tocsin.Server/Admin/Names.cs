using Tocsin.Delivery.Traces;

namespace Tocsin.Server.Admin;

/// <summary>What things are called in the admin API.</summary>
internal static class Names
{
    public static string Of(TraceOutcome outcome) => outcome switch
    {
        TraceOutcome.Unmatched => "unmatched",
        TraceOutcome.Stopped => "stopped",
        TraceOutcome.Left => "sent",
        TraceOutcome.PartlyLeft => "partly-sent",
        _ => "kept",
    };
}
