using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>How many of the declared services would ring.</summary>
internal static class Coverage
{
    /// <summary><c>12 of 14 services ring, 1 is excused</c>, or null where no service is declared.</summary>
    public static string? Said(Report report) => report.Coverage.Count == 0 ? null
        : $"{report.Coverage.Count(c => c.Rings)} of {report.Coverage.Count} "
            + $"{(report.Coverage.Count == 1 ? "service rings" : "services ring")}"
            + report.Coverage.Count(c => c.Excused is not null) switch { 0 => "", 1 => ", 1 is excused",
                var many => $", {many} are excused" };

    /// <summary>The same of each group, where the services are grouped: <c>team pay: 3 of 4 ring</c>.</summary>
    public static IEnumerable<string> Groups(Report report) => report.CoverageBy is not { } by ? []
        : CoverageGroup.Of(report.Coverage, by).Select(g =>
            $"{(by.StartsWith("tag:", StringComparison.Ordinal) ? by[4..] : by)} {(g.Key.Length > 0 ? g.Key : "(none)")}: "
                + $"{g.Rings} of {g.Services.Count} {(g.Services.Count == 1 ? "rings" : "ring")}");

    public static IEnumerable<ServiceCoverage> Silent(Report report) => report.Coverage.Where(c => !c.Rings);

    /// <summary>Why a service does not ring: <c>ecs.breaker-disabled: neither a circuit breaker nor alarms</c>.</summary>
    public static string Why(ServiceCoverage service) => service.Excused is { } reason ? $"excused: {reason}" : Cause(service);

    private static string Cause(ServiceCoverage service) =>
        (service.Reason, service.Detail) switch
        {
            ({ } reason, { Length: > 0 } detail) => $"{reason}: {detail}",
            ({ } reason, _) => reason.Code,
            (_, { Length: > 0 } detail) => detail,
            _ => service.Outcome.ToString().ToLowerInvariant(),
        };
}
