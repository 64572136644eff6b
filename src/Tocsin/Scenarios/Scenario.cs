using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>A deployment whose tasks all meet the same fate.</summary>
/// <param name="Name">Such as <c>ecs.crash-on-start</c>.</param>
public sealed record Scenario(string Name, string Summary, TaskOutcome Outcome)
{
    public ValueList<EventParameter> Parameters { get; } =
    [
        new("service", "", "the service's name; by default the first declared one, or payments"),
        new("cluster", "", "the cluster's name; prod where nothing is declared"),
        new("desired", "", "the desired count; the service's own by default"),
        new("first", "false", "true: nothing was deployed before, so there is nothing to roll back to"),
    ];
}
