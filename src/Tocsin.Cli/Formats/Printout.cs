using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>What a command gives out: the report, and what the command knows beside it.</summary>
/// <param name="Subject">What was read, as the user wrote it: <c>infra/</c>.</param>
/// <param name="Draw">The command's own page, for the format <c>pretty</c>.</param>
internal sealed record Printout(Report Report, string Subject, Checkout Checkout, TimeSpan Elapsed, int ExitCode, Action<Page> Draw)
{
    /// <summary>In one line: <c>4 passed: 1 rings, 3 quiet</c>.</summary>
    public string Said => Summary.Of(Report).ToString();
}
