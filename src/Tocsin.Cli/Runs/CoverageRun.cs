using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>Which of the declared services would ring: the failed deployment of each is sent through what is declared.</summary>
/// <param name="stimuli">Makes the events.</param>
/// <param name="tell">Sends one, and judges it as the failed deployment is judged.</param>
internal sealed class CoverageRun(Estate estate, Locate locate, Description description, Stimuli stimuli, Func<Stimulus, EventReport> tell)
{
    public ValueList<ServiceCoverage> Services => estate.Ecs.Services.Select(Of).ToValueList();

    /// <summary>A service that does not ring, where others do; one that never announces a failure has its finding already.</summary>
    public static IEnumerable<Finding> Findings(ValueList<ServiceCoverage> services) =>
        from service in services
        where !service.Rings && service.Reason != Reasons.BreakerDisabled && service.Outcome != EventOutcome.Undetermined && services.Any(s => s.Rings)
        select new Finding(
            FindingCode.ServiceNotCovered, Severity.Warning, service.Where, $"a failed deployment of {service.Service} rings nowhere ({service.Reason}): {service.Detail}",
            $"a rule that takes up the events of {service.Address}, unless nobody is to hear of it");

    private ServiceCoverage Of(Service service)
    {
        var declared = locate(new Place(service.Arn.ToString()));
        string address = declared?.Address ?? service.Arn.ToString();
        if (Silence.Declared(service) is { } silence)
        {
            var finding = description.Of(silence.Note);
            return new ServiceCoverage(address, service.Name, EventOutcome.Quiet, silence.Reason, finding.Message, finding.Where ?? declared?.Span);
        }
        var report = tell(stimuli.FailureOf(service));
        bool rings = report.Outcome == EventOutcome.Delivered && report.Reason is null;
        var worst = rings ? null : report.Problems.FirstOrDefault();
        return new ServiceCoverage(address, service.Name, report.Outcome, report.Reason, rings ? "" : worst?.Message ?? "", worst?.Where ?? declared?.Span);
    }
}
