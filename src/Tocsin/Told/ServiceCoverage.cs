using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>Whether the failed deployment of one declared service would ring.</summary>
/// <param name="Address">As declared: <c>aws_ecs_service.payments</c>.</param>
/// <param name="Service">Its name.</param>
/// <param name="Outcome">What becomes of the event, or of its silence.</param>
/// <param name="Reason">Why it does not ring; null when it does.</param>
/// <param name="Detail">The same for people, a clause; empty when it rings.</param>
/// <param name="Where">What is to blame when it does not ring, else the service.</param>
/// <param name="Code">The finding that says so, by which <c>tocsin.yaml</c> can excuse it; null when it rings.</param>
public sealed record ServiceCoverage(
    string Address, string Service, EventOutcome Outcome, Reason? Reason, string Detail, Span? Where, string? Code = null)
{
    /// <summary>Empty where it is not known.</summary>
    public string Account { get; init; } = "";

    /// <summary>Empty where it is not known.</summary>
    public string Region { get; init; } = "";

    public ValueMap<string> Tags { get; init; }

    /// <summary>The channels in which it would ring.</summary>
    public ValueList<string> Channels { get; init; }

    /// <summary>Why nobody minds that it does not ring, as <c>tocsin.yaml</c> says; null where it says nothing.</summary>
    public string? Excused { get; init; }

    /// <summary>It would not ring, that is known, and nobody has excused it.</summary>
    public bool Fails => !Rings && Outcome != EventOutcome.Undetermined && Excused is null;

    /// <summary>Whether it would ring cannot be told, and nobody has excused that.</summary>
    public bool IsOpen => Outcome == EventOutcome.Undetermined && Excused is null;

    public bool Rings => Outcome == EventOutcome.Delivered && Reason is null;
}
