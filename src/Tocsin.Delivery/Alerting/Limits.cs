namespace Tocsin.Delivery.Alerting;

/// <summary>Bounds of ours.</summary>
public static class Limits
{
    /// <summary>
    /// Alertmanager keeps no alert over its own restart and ends what is not told again: so each is, as Prometheus does
    /// (https://prometheus.io/docs/alerting/latest/clients/).
    /// </summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>So long an alert holds there when this server says nothing more.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    /// <summary>So long the end of one is told again.</summary>
    public static readonly TimeSpan EndTold = TimeSpan.FromMinutes(15);

    /// <summary>The wait after Alertmanager did not take what it was told.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>What a deployment did before that is not looked at: a service that failed and was left so is told of no longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);
}
