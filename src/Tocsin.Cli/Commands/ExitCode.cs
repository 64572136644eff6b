using Tocsin.Cli.Runs;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Commands;

/// <summary>What the program's exit codes mean; they are a promise to scripts.</summary>
internal static class ExitCode
{
    public const int AsExpected = 0;

    /// <summary>An expectation or a lint error failed.</summary>
    public const int Failed = 1;

    /// <summary>Usage, or input that cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>A route that could carry the alarm depends on something unknown offline.</summary>
    public const int Undetermined = 3;

    /// <summary>Port, disk, permission.</summary>
    public const int Environment = 4;

    /// <summary>We are wrong.</summary>
    public const int InternalError = 70;

    /// <summary>Of a command that judges; README shows the same table.</summary>
    public static ValueList<ExitMeaning> OfJudging { get; } =
    [
        new(AsExpected, "as expected"), new(Failed, "an expectation failed, or an error was found"),
        new(Usage, "usage, or input that cannot be read"),
            new(Undetermined, "undetermined: a route depends on what is not known offline"), .. Ours,
    ];

    /// <summary>Of a command that shows or writes something.</summary>
    public static ValueList<ExitMeaning> OfDoing { get; } = [
        new(AsExpected, "done"), new(Usage, "usage, or input that cannot be read"), .. Ours];

    private static ValueList<ExitMeaning> Ours =>
        [new(Environment, "the machine: a port, a disk, a permission"), new(InternalError, "a fault in Tocsin")];

    /// <summary>A command's own words for what is as expected, and for what failed where that can be.</summary>
    public static ValueList<ExitMeaning> Meaning(string asExpected, string? failed = null) =>
        [new(AsExpected, asExpected), .. failed is null ? [] : new ExitMeaning[] { new(Failed, failed) }, .. OfDoing.Skip(1)];

    /// <param name="failOn">A finding as bad as this fails.</param>
    public static int Of(Report report, Severity failOn = Severity.Error) =>
        report.Findings.Any(Unreadable.Means) ? Usage
        : report.Events.Any(e => !e.Passed && e.Outcome != EventOutcome.Undetermined) ? Failed
        : report.Findings.Any(f => f.Severity <= failOn) ? Failed
        : report.Coverage.Any(s => s.Fails) ? Failed
        : report.Events.Any(e => e.Outcome == EventOutcome.Undetermined && !e.Passed) || report.Coverage.Any(s => s.IsOpen) ? Undetermined
        : AsExpected;

    /// <summary>Of a command that explains and judges nothing.</summary>
    public static int OfReading(Report report) => report.Findings.Any(Unreadable.Means) ? Usage : AsExpected;
}

/// <summary>An exit code and what it means.</summary>
internal sealed record ExitMeaning(int Code, string Means);
