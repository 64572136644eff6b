using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>A part of a template. What <c>~</c> and <c>&lt;&lt;-</c> strip is gone from the texts already.</summary>
public abstract record TemplatePart
{
    private TemplatePart(Span span) => Span = span;

    public Span Span { get; init; }

    /// <summary>Literal text: its runs one after the other.</summary>
    public sealed record Text(Span Span, ValueList<TextRun> Runs) : TemplatePart(Span)
    {
        public string Value => Runs is [var only] ? only.Value : string.Concat(Runs.Select(r => r.Value));
    }

    /// <summary><c>${value}</c>.</summary>
    public sealed record Interpolation(Span Span, Expression Value) : TemplatePart(Span);

    /// <summary><c>%{ if condition }…%{ else }…%{ endif }</c>.</summary>
    public sealed record If(Span Span, Expression Condition, ValueList<TemplatePart> Then, ValueList<TemplatePart> Else)
        : TemplatePart(Span);

    /// <summary><c>%{ for k, v in collection }…%{ endfor }</c>.</summary>
    public sealed record For(Span Span, ForIntroduction Introduction, ValueList<TemplatePart> Content) : TemplatePart(Span);
}

/// <summary>A stretch of literal text and where it was written.</summary>
/// <remarks>Where value and span are equally long, character by character; else the value is an escape and stands for the whole
/// span.</remarks>
public readonly record struct TextRun(string Value, Span Span);
