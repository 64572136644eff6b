using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>What a policy gets to know of who publishes.</summary>
/// <remarks>
/// EventBridge sends aws:SourceArn (the rule) and aws:SourceAccount, and never aws:SourceOwner or aws:PrincipalOrgID: recorded on AWS
/// 2026-09 with five topics.
/// (The user guide still says that conditions do not work here.)
/// </remarks>
internal static class PublisherContext
{
    private static readonly string[] OwnerKeys = ["aws:SourceOwner"];
    private static readonly string[] OrganizationKeys = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths"];

    /// <summary>A service acting for a resource.</summary>
    public static RequestContext Of(Publisher.Service service, string action, Arn resource, Circumstances? around = null) => new(
        new Requester.Service(service.Principal), action, resource.ToString(),
        [new ContextKey("aws:SourceArn", [service.SourceArn.ToString()]), new ContextKey("aws:SourceAccount", [service.SourceAccount])],
            around);

    /// <summary>A user or role, wherever it calls from.</summary>
    public static RequestContext Of(Arn principal, Arn topic, Circumstances? around = null) =>
        new(new Requester.Identity(principal), "sns:Publish", topic.ToString(), Around: around);

    public static string Name(string principal) => principal == "events.amazonaws.com" ? "EventBridge" : principal;

    /// <summary>The code of a condition on a key that no service publishing here ever sends, or null.</summary>
    public static string? NeverSent(PartMismatch part) =>
        part.Condition is not { Key: var key } ? null
        : OwnerKeys.Contains(key, StringComparer.OrdinalIgnoreCase) ? FindingCode.SourceOwnerNeverSent
        : OrganizationKeys.Contains(key, StringComparer.OrdinalIgnoreCase) ? FindingCode.PrincipalOrgNeverSent
        : null;
}
