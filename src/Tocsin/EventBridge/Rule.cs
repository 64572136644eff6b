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
    ValueList<Target> Targets = default) : Resource(Arn)
{
    public const string Enabled = "ENABLED";

    public const string Disabled = "DISABLED";

    /// <summary>For read-only management events by CloudTrail; here it is as enabled as <see cref="Enabled"/>.</summary>
    public const string EnabledWithManagementEvents = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
}
