using Tocsin.Aws;
using Tocsin.CloudWatch;
using Tocsin.Elb;
using Tocsin.Text;

namespace Tocsin.Ecs.Scheduling;

/// <summary>What a service is held to besides its tasks: the target groups that it registers them with, and its alarms.</summary>
public sealed record Surroundings(ElbState Elb, CloudWatchState CloudWatch)
{
    /// <summary>AWS computes it of the alarms, "less than 5 minutes": deployment-alarm-failure.html of the developer guide.</summary>
    private static readonly TimeSpan LongestBake = TimeSpan.FromMinutes(5);

    public static Surroundings None { get; } = new(ElbState.Empty, CloudWatchState.Empty);

    /// <summary>The alarms that are in ALARM.</summary>
    public ValueList<string> Ringing(Service service) =>
        Alarms(service).Where(a => a.State.Value == "ALARM").Select(a => a.Name).ToValueList();

    /// <summary>How long a deployment with alarms is watched after its tasks are healthy, where nobody said how long.</summary>
    // Unverified: how it is computed.
    public TimeSpan BakeTime(Service service)
    {
        var longest = Alarms(service).Select(a => TimeSpan.FromSeconds((a.Metric?.Period ?? 0) * (a.Metric?.EvaluationPeriods ?? 0)))
            .DefaultIfEmpty().Max();
        return longest < LongestBake ? longest : LongestBake;
    }

    private IEnumerable<Alarm> Alarms(Service service) => service.Configuration.Alarms is not { Enable: true } alarms
        ? []
        : alarms.AlarmNames.Select(n => CloudWatch.Find(service.Arn with { Service = "cloudwatch", Resource = $"alarm:{n}" }))
            .OfType<Alarm>();
}
