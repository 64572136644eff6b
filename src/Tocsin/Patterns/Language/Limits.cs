namespace Tocsin.Patterns.Language;

/// <summary>The bounds of the pattern language.</summary>
public static class Limits
{
    /// <summary>
    /// The highest wildcard complexity that AWS accepts: a pattern that scores 10 passes and one that scores 11 does not (recorded on AWS
    /// 2026-09).
    /// </summary>
    public const int MaximumComplexity = 10;

    /// <summary>Where counting stops; no score says more than this.</summary>
    public const int ComplexityCap = 100;

    /// <summary>
    /// Sets of wildcard positions looked at for the score. Our own bound; no pattern of 4,096 characters that we know of comes near it.
    /// </summary>
    public const int ComplexityStates = 50_000;

    /// <summary>
    /// How many ways a pattern's <c>$or</c>s may be combined:
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
    /// </summary>
    public const int MaximumCombinations = 1000;

    /// <summary>How deep a pattern may nest. Our own bound: within AWS's 4,096 characters nothing useful nests deeper.</summary>
    public const int MaximumDepth = 512;

    /// <summary>How much of a pattern its error message quotes.</summary>
    public const int QuotedCharacters = 500;

    /// <summary>
    /// Top-level keys of a filter policy: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
    /// </summary>
    public const int FilterPolicyKeys = 5;

    /// <summary>Combinations of a filter policy's values: the same page.</summary>
    public const int FilterPolicyCombinations = 150;

    /// <summary>Wildcard points of a filter policy: the same page.</summary>
    public const int FilterPolicyWildcardPoints = 100;

    /// <summary>Size of a filter policy: the same page.</summary>
    public const int FilterPolicyBytes = 262_144;
}
