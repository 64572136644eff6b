using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>What a policy gets to know of who publishes.</summary>
/// <remarks>
/// EventBridge sends aws:SourceArn (the rule) and aws:SourceAccount, and never aws:SourceOwner or aws:PrincipalOrgID: recorded on AWS 2026-09 with five topics.
/// (The user guide still says that conditions do not work here.) Unverified: aws:SecureTransport is true for services.
/// </remarks>
internal static class PublisherContext
{
    private static readonly string[] OwnerKeys = ["aws:SourceOwner"];
    private static readonly string[] OrganizationKeys = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths"];

    /// <summary>A service acting for a resource.</summary>
    public static RequestContext Of(Publisher.Service service, string action, Arn resource) => new(
        new Requester.Service(service.Principal), action, resource.ToString(),
        [
            new ContextKey("aws:SourceArn", [service.SourceArn.ToString()]),
            new ContextKey("aws:SourceAccount", [service.SourceAccount]),
            Open("aws:SourceOrgID"),
            new ContextKey("aws:PrincipalServiceName", [service.Principal]),
            new ContextKey("aws:PrincipalIsAWSService", ["true"]),
            new ContextKey("aws:SecureTransport", ["true"]),
        ]);

    /// <summary>A user or role, wherever it calls from.</summary>
    public static RequestContext Of(Arn principal, Arn topic) => new(
        new Requester.Identity(principal), "sns:Publish", topic.ToString(),
        [
            new ContextKey("aws:PrincipalArn", [principal.ToString()]),
            new ContextKey("aws:PrincipalAccount", [principal.Account]),
            Open("aws:PrincipalOrgID"),
            Open("aws:SourceIp"),
            new ContextKey("aws:PrincipalIsAWSService", ["false"]),
            new ContextKey("aws:SecureTransport", ["true"]),
        ]);

    public static string Name(string principal) => principal == "events.amazonaws.com" ? "EventBridge" : principal;

    /// <summary>The code of a condition on a key that no service publishing here ever sends, or null.</summary>
    public static string? NeverSent(PartMismatch part) =>
        part.Condition is not { Key: var key } ? null
        : OwnerKeys.Contains(key, StringComparer.OrdinalIgnoreCase) ? FindingCode.SourceOwnerNeverSent
        : OrganizationKeys.Contains(key, StringComparer.OrdinalIgnoreCase) ? FindingCode.PrincipalOrgNeverSent
        : null;

    /// <summary>AWS sends a value that no declaration holds.</summary>
    private static ContextKey Open(string key) => new(key, [Unknown.Mark(key)]);
}
