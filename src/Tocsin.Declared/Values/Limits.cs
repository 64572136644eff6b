namespace Tocsin.Declared.Values;

/// <summary>Bounds of values. Those without a source are ours, far above what a configuration holds.</summary>
public static class Limits
{
    /// <summary>
    /// Terraform's precision, https://developer.hashicorp.com/terraform/language/expressions/types and terraform console 1.11.4.
    /// </summary>
    public const int MantissaBits = 512;

    public const int MaximumDigits = 10_000;

    public const int MaximumDecimalExponent = 10_000;

    /// <summary>The largest power of two a product or quotient may reach, up or down.</summary>
    public const int MaximumBinaryExponent = 100_000;

    /// <summary>
    /// The weight of one value (<see cref="Value.Weight"/>). Values share their parts, so thirty short lines can name one of 10^30 items.
    /// </summary>
    public const int Weight = 1_000_000;

    /// <summary>The deepest a value may nest where it is walked recursively.</summary>
    public const int MaximumDepth = 200;
}
