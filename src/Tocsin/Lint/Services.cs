using Tocsin.Ecs;
using Tocsin.Flow;
using Tocsin.Scenarios;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Services whose failed deployments raise no event, or are not rolled back.</summary>
internal static class Services
{
    public static IEnumerable<Note> Of(LintSubject subject) => subject.Estate.Ecs.Services.SelectMany(Of);

    private static IEnumerable<Note> Of(Service service)
    {
        if (Silence.Standing(service) is { } silence)
        {
            // Auto scaling, or whoever scales it by hand, may raise a count of 0; the rest stays as it is declared.
            yield return silence.Reason == Reasons.ThresholdNotReached ? silence.Note with { Severity = Severity.Note } : silence.Note;
        }
        else if (service.Configuration.CircuitBreaker is { Enable: true, Rollback: false })
        {
            yield return RollbackDisabled.Note(service);
        }
    }
}
