using Tocsin.Aws;

namespace Tocsin.CloudWatch;

/// <summary>Every alarm, in its account and region.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class CloudWatchState
{
    private readonly ScopedMap<Alarm> alarms;

    private CloudWatchState(ScopedMap<Alarm> alarms) => this.alarms = alarms;

    public static CloudWatchState Empty { get; } = new(ScopedMap<Alarm>.Empty);

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<Alarm> Alarms => alarms.All;

    public Alarm? Find(Arn arn) => alarms.Find(Scope.Of(arn), arn.Resource);

    public CloudWatchState With(Alarm alarm) => new(alarms.With(Scope.Of(alarm.Arn), alarm.Arn.Resource, alarm));

    public CloudWatchState Without(Arn arn) => new(alarms.Without(Scope.Of(arn), arn.Resource));

    /// <summary>Those of an account and region, by name.</summary>
    internal IEnumerable<Alarm> In(Scope scope) => alarms.In(scope).Values;
}
