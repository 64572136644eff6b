using System.Globalization;
using System.Text;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>A name and the steps that follow it: <c>module.alerts["prod"].topic_arn</c>.</summary>
public sealed record Traversal(Span Span, string Root, Span RootSpan, ValueList<TraversalStep> Steps)
{
    /// <summary>The first steps, while they are attributes: <c>aws_sns_topic.alerts[0].arn</c> gives aws_sns_topic, alerts.</summary>
    public IReadOnlyList<string> Names =>
        [Root, .. Steps.TakeWhile(s => s is TraversalStep.Attribute).Select(s => ((TraversalStep.Attribute)s).Name)];

    /// <summary>The name of a step, when that is an attribute: <c>aws_sns_topic.alerts</c> has alerts at 0.</summary>
    public string? NameAt(int step) => step < Steps.Count && Steps[step] is TraversalStep.Attribute { Name: var name } ? name : null;

    /// <summary>As Terraform writes it: the address of what it refers to.</summary>
    public override string ToString() => Steps.Aggregate(new StringBuilder(Root), (text, step) => text.Append(step)).ToString();
}

/// <summary>One step of a <see cref="Traversal"/>.</summary>
public abstract record TraversalStep
{
    private TraversalStep(Span span) => Span = span;

    public Span Span { get; init; }

    /// <summary><c>.name</c>.</summary>
    public sealed record Attribute(Span Span, string Name) : TraversalStep(Span)
    {
        public override string ToString() => $".{Name}";
    }

    /// <summary><c>["key"]</c>.</summary>
    public sealed record Key(Span Span, string Name) : TraversalStep(Span)
    {
        public override string ToString() => $"[\"{Name}\"]";
    }

    /// <summary><c>[0]</c>, and the legacy <c>.0</c>.</summary>
    public sealed record Position(Span Span, int Number) : TraversalStep(Span)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Number}]");
    }
}
