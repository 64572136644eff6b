namespace Tocsin.Declared.Hcl;

/// <summary>The bounds of reading and evaluating HCL. Terraform has none of its own; these are far past what people write and keep hostile
/// input cheap.</summary>
public static class Limits
{
    /// <summary>Expressions, templates and blocks inside one another. A thread's stack holds several times this.</summary>
    public const int Nesting = 250;

    /// <summary>Steps behind one term: <c>.name</c>, <c>[key]</c>, <c>[*]</c>.</summary>
    public const int StepsOfTerm = 1_000;

    /// <summary>Findings reported for one file; reading goes on without reporting more.</summary>
    public const int Findings = 100;

    /// <summary>The UTF-16 length of a text that evaluation makes. A nested <c>for</c> in a template can ask for far more.</summary>
    public const int TextLength = 4 * 1024 * 1024;

    /// <summary>Steps of evaluation for one expression: each node evaluated is one.</summary>
    public const int Steps = 1_000_000;
}
