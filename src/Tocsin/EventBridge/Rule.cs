using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>A rule on a bus, with its targets in the order they were put.</summary>
/// <param name="EventPattern">Verbatim, as AWS keeps and returns it; null for a rule that only has a schedule.</param>
/// <param name="State">ENABLED, DISABLED or ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.</param>
public sealed record Rule(
    Arn Arn,
    string Name,
    Arn Bus,
    string? EventPattern,
    string? ScheduleExpression = null,
    string State = Rule.Enabled,
    string? Description = null,
    string? RoleArn = null,
    ValueList<Tag> Tags = default,
    ValueList<Target> Targets = default) : Resource(Arn), IShape<Rule>
{
    public const string Enabled = "ENABLED";

    public const string Disabled = "DISABLED";

    /// <summary>For read-only management events by CloudTrail; here it is as enabled as <see cref="Enabled"/>.</summary>
    public const string EnabledWithManagementEvents = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    public override Arn? Owner => Bus;

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Arn("bus", Bus);
        to.Text("eventPattern", EventPattern);
        to.Text("scheduleExpression", ScheduleExpression);
        to.Text("state", State);
        to.Text("description", Description);
        to.Text("roleArn", RoleArn);
        to.List("tags", Tags.UnlessEmpty);
        to.List("targets", Targets.UnlessEmpty);
    }

    public static Rule Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Arn("bus"), from.Text("eventPattern"), from.Text("scheduleExpression"),
        from.Text("state") ?? Enabled, from.Text("description"), from.Text("roleArn"), from.List<Tag>("tags").GetValueOrDefault(),
        from.List<Target>("targets").GetValueOrDefault());
}
