using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>Where a <see cref="Place"/> stands in what the user wrote.</summary>
/// <param name="Address">The resource's address there: <c>aws_cloudwatch_event_rule.ecs_deployment_failed</c>.</param>
/// <param name="Span">The narrowest stretch of text that can be told.</param>
public sealed record Location(string Address, Span? Span)
{
    /// <summary>What it is written in; null where nobody said so.</summary>
    public ILanguage? Language { get; init; }
}

/// <summary>Finds the declaration of a place; null when nothing was declared there. Given by whoever read the declarations.</summary>
public delegate Location? Locate(Place place);
