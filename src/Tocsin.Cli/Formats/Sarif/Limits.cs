namespace Tocsin.Cli.Formats.Sarif;

/// <summary>
/// What GitHub takes of a SARIF file: https://docs.github.com/code-security/reference/code-scanning/sarif-support-for-code-scanning
/// </summary>
internal static class Limits
{
    /// <summary>Results of one run; GitHub shows the first 5,000, so the worst come first.</summary>
    public const int Results = 25_000;

    /// <summary>A rule's descriptions.</summary>
    public const int DescriptionLength = 1_024;
}
