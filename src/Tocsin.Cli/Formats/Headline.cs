using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>The report in one sentence.</summary>
internal readonly record struct Headline(Standing Standing, string Text)
{
    public static Headline Of(Report report)
    {
        int count = report.Events.Count;
        int bad = report.Events.Count(e => Verdicts.Of(e) == Standing.Bad);
        int doubtful = report.Events.Count(e => Verdicts.Of(e) == Standing.Doubtful && !e.Passed);
        int errors = Verdicts.Standalone(report).Count(f => f.Severity == Severity.Error);
        var alarm = report.Events.FirstOrDefault(
            e => e.Test is null && e.Name.StartsWith("ecs.deployment-failed", StringComparison.Ordinal));
        return (alarm, bad, errors, doubtful) switch
        {
            ({ Passed: false, Outcome: not EventOutcome.Undetermined }, _, _, _) =>
                new(Standing.Bad, "A failed deployment raises no alarm that says what failed"),
            (_, > 0, _, _) => new(Standing.Bad, $"{bad} of {count} {(count == 1 ? "event" : "events")} not as expected"),
            (_, _, > 0, _) => new(Standing.Bad, errors == 1 ? "1 error in the declarations" : $"{errors} errors in the declarations"),
            _ when report.Coverage.Any(c => c.Fails) => new(Standing.Bad, Unheard(report.Coverage.Count(c => c.Fails), "would not ring")),
            (_, _, _, > 0) =>
                new(Standing.Doubtful, count == 1 ? "It cannot be told offline" : $"{doubtful} of {count} events cannot be told offline"),
            _ when report.Coverage.Any(c => c.IsOpen) =>
                new(Standing.Doubtful, Unheard(report.Coverage.Count(c => c.IsOpen), "cannot be told offline")),
            ({ Outcome: EventOutcome.Accepted }, _, _, _) =>
                new(Standing.Doubtful, "Whether a failed deployment rings is not known, and that is accepted"),
            ({ Passed: true }, _, _, _) => new(Standing.Good, "A failed deployment rings"),
            _ => new(Standing.Good, count == 0 ? "No error in the declarations" : "All as expected"),
        };
    }

    private static string Unheard(int services, string what) => services == 1 ? $"1 service {what}" : $"{services} services {what}";
}
