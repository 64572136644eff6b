using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>Which of the declared services would ring: the failed deployment of each is sent through what is declared.</summary>
/// <param name="unmodelled">What is declared and not modelled: services among it.</param>
/// <param name="stimuli">Makes the events.</param>
/// <param name="tell">Sends one, and judges it as the failed deployment is judged.</param>
internal sealed class CoverageRun(
    Estate estate, ValueList<Unmodelled> unmodelled, Locate locate, Description description, Stimuli stimuli, Func<Stimulus,
        EventReport> tell)
{
    public ValueList<ServiceCoverage> Services =>
        [.. estate.Ecs.Services.Select(s => WithWhose(Of(s), s)), .. unmodelled.Where(u => u.IsOpenService).Select(Open)];

    /// <summary>A service whose failure is announced and does not ring; one that never announces it has its finding already.</summary>
    public static IEnumerable<Finding> Findings(ValueList<ServiceCoverage> services) =>
        from service in services
        where service.Code == FindingCode.ServiceNotCovered && service.Outcome is not (EventOutcome.Undetermined or EventOutcome.Accepted)
        select new Finding(
            FindingCode.ServiceNotCovered, Severity.Error, service.Where,
            $"a failed deployment of {service.Service} rings nowhere ({service.Reason}): {service.Detail}",
            $"a rule that takes up the events of {service.Address}, unless nobody is to hear of it") { Address = service.Address };

    private static ServiceCoverage WithWhose(ServiceCoverage coverage, Service service) => coverage with
    {
        Account = service.Arn.Account,
        Region = service.Arn.Region,
        Tags = new ValueMap<string>(
            (service.Asked?.Tags ?? []).Select(t => KeyValuePair.Create(t.Key ?? "", Unknown.Interpolated(t.Value ?? "")))),
    };

    private static ServiceCoverage Open(Unmodelled service) => new(
        service.Address, service.Address, EventOutcome.Undetermined, Reasons.Undetermined,
        $"whether a failed deployment of {service.Address} raises an event cannot be told: "
            + $"{service.Why}", service.Where, FindingCode.CouldCarryTheAlarm);

    private ServiceCoverage Of(Service service)
    {
        var declared = locate(new Place(service.Arn.ToString()));
        string address = declared?.Address ?? service.Arn.ToString(), name = Unknown.Interpolated(service.Name);
        var silence = Silence.Declared(service);
        if (silence is { IsUncertain: false })
        {
            return Silent(EventOutcome.Quiet, silence);
        }
        var report = tell(stimuli.FailureOf(service));
        if (report.Outcome == EventOutcome.Delivered && report.Reason is null)
        {
            // Where the alarm would arrive if it were raised, it is the service that leaves it open.
            return silence is null
                ? new ServiceCoverage(address, name, report.Outcome, null, "", declared?.Span)
                {
                    Channels = report.Messages.Select(m => m.Channel).Distinct().ToValueList(),
                }
                : Silent(EventOutcome.Undetermined, silence);
        }
        if (report.Outcome == EventOutcome.Accepted)
        {
            string because = string.Join("; ", report.Accepted.Select(a => $"{a.Name}: {a.Because}"));
            return new ServiceCoverage(
                address, name, report.Outcome, null, "whether it rings is not known", declared?.Span) { Excused = because };
        }
        var worst = report.Problems.MinBy(p => p.Severity);
        return new ServiceCoverage(
            address, name, report.Outcome, report.Reason, worst?.Message ?? "", worst?.Where
                ?? declared?.Span, FindingCode.ServiceNotCovered);

        ServiceCoverage Silent(EventOutcome outcome, Silence why)
        {
            var finding = description.Of(why.Note with { IsOfInstance = false });
            return new ServiceCoverage(
                address, name, outcome, why.Reason, finding.Message, finding.Where ?? declared?.Span, finding.Code);
        }
    }
}
