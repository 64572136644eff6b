using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>What was read, as far as it could be, and everything that was wrong with it.</summary>
public sealed record Parsed<T>(T Value, ValueList<Finding> Findings);

/// <summary>Reads HCL's native syntax. Never throws on input, takes time linear in its length, and goes on after an error to find the next.</summary>
/// <remarks>The language: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md. Where the specification is silent, what Terraform 1.11 does was measured.</remarks>
public static class HclParser
{
    /// <summary>A <c>.tf</c> or <c>.tfvars</c> file.</summary>
    public static Parsed<Body> ParseFile(SourceText source) =>
        new(new Body(new Span(source, 0, source.Text.Length), [], []), []);

    /// <summary>One expression and nothing else, as in <c>-var 'names=["a", "b"]'</c>.</summary>
    public static Parsed<Expression> ParseExpression(SourceText source) => new(new Expression.Invalid(new Span(source, 0, source.Text.Length)), []);

    /// <summary>A whole text as a template, as <c>templatefile</c> reads it.</summary>
    public static Parsed<Expression.Template> ParseTemplate(SourceText source) => new(new Expression.Template(new Span(source, 0, source.Text.Length), []), []);
}
