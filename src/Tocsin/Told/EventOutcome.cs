namespace Tocsin.Told;

/// <summary>The facts about one event: what happened, never whether that was wanted.</summary>
public enum EventOutcome
{
    /// <summary>A message arrived in Slack on every route.</summary>
    Delivered,

    /// <summary>It arrived on some routes and stopped on others.</summary>
    Partial,

    /// <summary>A rule matched, and nothing arrived.</summary>
    Stopped,

    /// <summary>No rule matched.</summary>
    Quiet,

    /// <summary>Something that decides is not known offline.</summary>
    Undetermined,

    /// <summary>Likewise, and the user accepts it with a reason.</summary>
    Accepted,
}
