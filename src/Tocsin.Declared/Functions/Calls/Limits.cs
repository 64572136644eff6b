namespace Tocsin.Declared.Functions.Calls;

/// <summary>Bounds of functions. Those without a source are ours, far above what a configuration needs.</summary>
public static class Limits
{
    /// <summary>Most numbers <c>range</c> makes: terraform console 1.11.4.</summary>
    public const int MaximumRange = 1024;

    /// <summary>The longest text a function makes, in UTF-16 units.</summary>
    public const int MaximumTextLength = 16 * 1024 * 1024;

    /// <summary>Most items a product or flattening makes.</summary>
    public const int MaximumItems = 100_000;

    /// <summary>Most repetitions of a pattern's part: RE2's bound, terraform console 1.11.4.</summary>
    public const int MaximumRepeat = 1000;

    /// <summary>The longest pattern.</summary>
    public const int MaximumPatternLength = 100_000;

    /// <summary>How long one pattern may take to match. Patterns run without backtracking, so only huge texts reach it.</summary>
    public static readonly TimeSpan MatchTime = TimeSpan.FromSeconds(2);

    /// <summary>Most nodes a YAML document may have once its aliases are expanded.</summary>
    public const int MaximumYamlNodes = 100_000;

    /// <summary>The deepest a document may nest.</summary>
    public const int MaximumDepth = 200;

    /// <summary>Widest field of a format verb.</summary>
    public const int MaximumFormatWidth = 10_000;
}
