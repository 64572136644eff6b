using System.Globalization;
using Tocsin.Aws;
using Tocsin.Elb.Shapes;

namespace Tocsin.Elb;

/// <summary>What a target group forwards to.</summary>
/// <param name="Arn">Ours: the group's with the target's id and port.</param>
/// <param name="Id">An address, an instance, a function or a load balancer, as the group's type has it.</param>
/// <param name="Port">The group's where a registration says none; none of a function.</param>
/// <param name="Health">As answers tell of it: initial, healthy, unhealthy, draining.</param>
public sealed record Target(Arn Arn, Arn Group, string Id, int? Port, TargetHealth Health) : Resource(Arn), IShape<Target>
{
    public static TargetHealth Initial { get; } = new()
    {
        State = "initial", Reason = "Elb.RegistrationInProgress", Description = "Target registration is in progress",
    };

    public static TargetHealth Healthy { get; } = new() { State = "healthy" };

    public static TargetHealth Draining { get; } = new()
    {
        State = "draining", Reason = "Target.DeregistrationInProgress", Description = "Target deregistration is in progress",
    };

    public static TargetHealth NotRegistered { get; } = new()
    {
        State = "unused", Reason = "Target.NotRegistered", Description = "Target is not registered to the target group",
    };

    public static TargetHealth NotInUse { get; } = new()
    {
        State = "unused", Reason = "Target.NotInUse",
        Description = "Target group is not configured to receive traffic from the load balancer",
    };

    public override Arn? Owner => Group;

    public override bool IsPassing => true;

    /// <summary>One that was just registered.</summary>
    public static Target Of(Arn group, string id, int? port) => new(ArnOf(group, id, port), group, id, port, Initial);

    public static Arn ArnOf(Arn group, string id, int? port) => group with
    {
        Resource = string.Create(CultureInfo.InvariantCulture, $"target/{group.Resource["targetgroup/".Length..]}/{id}:{port}"),
    };

    /// <summary>What did not pass its check, and why.</summary>
    /// <param name="why">Such as <c>Request timed out</c>.</param>
    public static TargetHealth Unhealthy(string why) => new()
    {
        State = "unhealthy",
        Reason = why == "Request timed out" ? "Target.Timeout"
            : why.StartsWith("Health checks failed with", StringComparison.Ordinal) ? "Target.ResponseCodeMismatch"
            : "Target.FailedHealthChecks",
        Description = why,
    };

    internal TargetDescription Description => new() { Id = Id, Port = Port };

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("group", Group);
        to.Text("id", Id);
        to.Integer("port", Port);
        to.Shape("health", Health);
    }

    public static Target Read(FieldReader from) => new(
        from.Arn("arn"), from.Arn("group"), from.Text("id") ?? "", from.Integer("port"), from.Needed("health", TargetHealth.Read));
}
