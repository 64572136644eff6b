using Tocsin.Aws;

namespace Tocsin.Ecs;

/// <summary>What the scheduler remembers of a deployment between two steps.</summary>
/// <param name="Announced">Its first event has been sent.</param>
/// <param name="EvaluateAt">When the breaker looks at the count again: shortly after a failure.</param>
/// <param name="StableSince">Since when all tasks are healthy and no older one is wanted.</param>
/// <param name="ToldImpaired">It was said that tasks cannot be started; AWS does not repeat it for hours.</param>
/// <param name="ToldStuck">Likewise that the configuration leaves no way to go on.</param>
internal sealed record Rollout(
    bool Announced, StartThrottle Throttle, DateTimeOffset? EvaluateAt, DateTimeOffset? StableSince, bool ToldImpaired, bool ToldStuck)
    : IShape<Rollout>
{
    /// <summary>
    /// An alarm was ringing when it began, so none of them says anything of it:
    /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
    /// </summary>
    public bool IgnoresAlarms { get; init; }

    /// <summary>It has completed, and its tasks are not, or not yet, what they were then.</summary>
    public bool IsUnsettled { get; init; }

    public static Rollout New { get; } = new(false, StartThrottle.None, null, null, false, false);

    public void Write(FieldWriter to)
    {
        to.Boolean("announced", Announced);
        to.Integer("failedStarts", Throttle.Failures);
        to.Timestamp("startsAgainAt", Throttle.Until);
        to.Timestamp("evaluateAt", EvaluateAt);
        to.Timestamp("stableSince", StableSince);
        to.Boolean("toldImpaired", ToldImpaired);
        to.Boolean("toldStuck", ToldStuck);
        to.Boolean("ignoresAlarms", IgnoresAlarms);
        to.Boolean("isUnsettled", IsUnsettled);
    }

    public static Rollout Read(FieldReader from) => new(
        from.Boolean("announced") ?? false, new StartThrottle(from.Integer("failedStarts") ?? 0, from.Timestamp("startsAgainAt")),
        from.Timestamp("evaluateAt"), from.Timestamp("stableSince"), from.Boolean("toldImpaired") ?? false,
        from.Boolean("toldStuck") ?? false)
    {
        IgnoresAlarms = from.Boolean("ignoresAlarms") ?? false,
        IsUnsettled = from.Boolean("isUnsettled") ?? false,
    };
}
