namespace Tocsin.Declared.Values;

/// <summary>Bounds of values. Those without a source are ours, far above what a configuration holds.</summary>
public static class Limits
{
    /// <summary>Terraform's precision, https://developer.hashicorp.com/terraform/language/expressions/types and terraform console 1.11.4.</summary>
    public const int MantissaBits = 512;

    public const int MaximumDigits = 10_000;

    public const int MaximumDecimalExponent = 10_000;

    /// <summary>The largest power of two a product or quotient may reach, up or down.</summary>
    public const int MaximumBinaryExponent = 100_000;

    /// <summary>The deepest a value may nest where it is walked recursively.</summary>
    public const int MaximumDepth = 200;
}
