using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <param name="CircuitBreaker">
/// Absent as disabled: <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html"/>.
/// </param>
/// <param name="MinimumHealthyPercent">Of the desired count, rounded up: tasks that stay running and healthy during a deployment.</param>
/// <param name="MaximumPercent">Of the desired count, rounded down: tasks that may run or be starting during a deployment.</param>
public sealed record DeploymentConfiguration(
    DeploymentCircuitBreaker? CircuitBreaker = null,
    DeploymentAlarms? Alarms = null,
    int MinimumHealthyPercent = 100,
    int MaximumPercent = 200) : IShape<DeploymentConfiguration>
{
    /// <summary>ROLLING, or one of those that start a second set of tasks beside the first: BLUE_GREEN, LINEAR, CANARY.</summary>
    public string Strategy { get; init; } = "ROLLING";

    /// <summary>How long it is watched when its tasks are healthy; null where nobody said.</summary>
    public TimeSpan? BakeTime { get; init; }

    /// <summary>Without a number, a daemon's deployment stops all tasks of an instance before it starts new ones.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html</remarks>
    internal static DeploymentConfiguration Of(Shapes.DeploymentConfiguration? given, bool isDaemon) =>
        (isDaemon ? new(MinimumHealthyPercent: 0, MaximumPercent: 100) : new DeploymentConfiguration()).With(given);

    /// <summary>With what an update gives; a member that it leaves out stays as it is.</summary>
    /// <remarks>To take a circuit breaker away Terraform has to send one that is not enabled: it leaves out what is not declared.</remarks>
    // Unverified: that what an update leaves out inside a circuit breaker that it gives is as if it were new.
    internal DeploymentConfiguration With(Shapes.DeploymentConfiguration? given) => this with
    {
        CircuitBreaker = given?.DeploymentCircuitBreaker is { } breaker ? DeploymentCircuitBreaker.Of(breaker) : CircuitBreaker,
        Alarms = given?.Alarms is { } alarms
            ? new DeploymentAlarms(alarms.AlarmNames.GetValueOrDefault(), alarms.Enable ?? false, alarms.Rollback ?? false) : Alarms,
        MinimumHealthyPercent = given?.MinimumHealthyPercent ?? MinimumHealthyPercent,
        MaximumPercent = given?.MaximumPercent ?? MaximumPercent,
        Strategy = given?.Strategy ?? Strategy,
        BakeTime = given?.BakeTimeInMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : BakeTime,
    };

    /// <summary>As requests and answers tell of it.</summary>
    internal Shapes.DeploymentConfiguration Shape => new()
    {
        DeploymentCircuitBreaker = CircuitBreaker?.Shape,
        Alarms = Alarms is { } alarms
            ? new Shapes.DeploymentAlarms { AlarmNames = alarms.AlarmNames, Enable = alarms.Enable, Rollback = alarms.Rollback } : null,
        MinimumHealthyPercent = MinimumHealthyPercent,
        MaximumPercent = MaximumPercent,
        Strategy = Strategy,
        BakeTimeInMinutes = (int?)BakeTime?.TotalMinutes,
    };

    public bool IsRolling => Strategy == "ROLLING";

    /// <summary>
    /// Whether anything would ever call a deployment failed. Without it a failing deployment is retried for ever, and no event says so.
    /// </summary>
    public bool DetectsFailure => CircuitBreaker is { Enable: true } || Alarms is { Enable: true };

    public int MinimumHealthy(int desiredCount) => (int)((desiredCount * (long)MinimumHealthyPercent + 99) / 100);

    public int Maximum(int desiredCount) => (int)(desiredCount * (long)MaximumPercent / 100);

    public void Write(FieldWriter to)
    {
        to.Shape("circuitBreaker", CircuitBreaker);
        to.Shape("alarms", Alarms);
        to.Integer("minimumHealthyPercent", MinimumHealthyPercent);
        to.Integer("maximumPercent", MaximumPercent);
        to.Text("strategy", Strategy);
        to.Duration("bakeTime", BakeTime);
    }

    public static DeploymentConfiguration Read(FieldReader from) => new(
        from.Shape<DeploymentCircuitBreaker>("circuitBreaker"), from.Shape<DeploymentAlarms>("alarms"),
        from.Integer("minimumHealthyPercent") ?? 100, from.Integer("maximumPercent") ?? 200)
    {
        Strategy = from.Text("strategy") ?? "ROLLING",
        BakeTime = from.Duration("bakeTime"),
    };
}

/// <summary>CloudWatch alarms that fail a deployment while they are in ALARM.</summary>
public sealed record DeploymentAlarms(ValueList<string> AlarmNames, bool Enable, bool Rollback) : IShape<DeploymentAlarms>
{
    public void Write(FieldWriter to)
    {
        to.Texts("alarmNames", AlarmNames);
        to.Boolean("enable", Enable);
        to.Boolean("rollback", Rollback);
    }

    public static DeploymentAlarms Read(FieldReader from) =>
        new(from.Texts("alarmNames").GetValueOrDefault(), from.Boolean("enable") ?? false, from.Boolean("rollback") ?? false);
}

/// <param name="ResetOnHealthyTask">True: a healthy task sets the count of failures to zero; false: the count only grows.</param>
public sealed record DeploymentCircuitBreaker(bool Enable, bool Rollback, bool ResetOnHealthyTask = true) : IShape<DeploymentCircuitBreaker>
{
    public Threshold Threshold { get; init; } = Threshold.Default;

    internal static DeploymentCircuitBreaker Of(Shapes.DeploymentCircuitBreaker given) =>
        new(given.Enable ?? false, given.Rollback ?? false, given.ResetOnHealthyTask ?? true)
        {
            Threshold = given.ThresholdConfiguration is { } threshold ? Threshold.Of(threshold) : Threshold.Default,
        };

    internal Shapes.DeploymentCircuitBreaker Shape => new()
    {
        Enable = Enable,
        Rollback = Rollback,
        ResetOnHealthyTask = ResetOnHealthyTask,
        ThresholdConfiguration = Threshold.Shape,
    };

    public void Write(FieldWriter to)
    {
        to.Boolean("enable", Enable);
        to.Boolean("rollback", Rollback);
        to.Boolean("resetOnHealthyTask", ResetOnHealthyTask);
        to.Shape("threshold", Threshold);
    }

    public static DeploymentCircuitBreaker Read(FieldReader from) =>
        new(from.Boolean("enable") ?? false, from.Boolean("rollback") ?? false, from.Boolean("resetOnHealthyTask") ?? true)
        {
            Threshold = from.Shape<Threshold>("threshold") ?? Threshold.Default,
        };
}
