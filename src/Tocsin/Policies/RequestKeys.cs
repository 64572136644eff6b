using System.Globalization;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>
/// What a request carries for a condition key: what its hop says, what follows from any request, nothing for what is known never to be
/// sent. Of every other key nobody knows.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html says of each key when it is sent. That services
/// send neither aws:SourceOwner nor aws:PrincipalOrgID nor aws:PrincipalType was recorded on AWS 2026-09 for EventBridge, and of callers
/// that they send no aws:SourceOwner.
/// </remarks>
internal static class RequestKeys
{
    private const string CurrentTime = "aws:currenttime";
    private const string EpochTime = "aws:epochtime";

    /// <summary>
    /// They tell of a user, role or session, of a network that is the caller's own, or belong to other actions than those that are asked
    /// about here.
    /// </summary>
    private static readonly string[] NeverOfServices =
    [
        "aws:SourceOwner", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalType",
        "aws:userid", "aws:username",
        "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime", "aws:FederatedProvider", "aws:SourceIdentity",
        "aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn",
        "aws:VpcSourceIp", "sts:ExternalId", "sns:Protocol", "sns:Endpoint",
    ];

    private static readonly string[] NeverOfIdentities =
    [
        "aws:SourceOwner", "aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:PrincipalServiceName",
        "aws:PrincipalServiceNamesList", "sns:Protocol", "sns:Endpoint",
    ];

    /// <returns>Null when nobody knows, empty when the request does not carry it.</returns>
    public static ValueList<string>? Of(RequestContext request, string key) =>
        request.Keys.FirstOrDefault(k => k.Name.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } said ? said.Values
        : Following(request, key.ToLowerInvariant()) is { } value ? [value]
        : IsNeverSent(request.Principal, key) ? []
        : null;

    /// <summary>Whether what a request carries for it changes by the second.</summary>
    public static bool IsTime(string key) => key.ToLowerInvariant() is CurrentTime or EpochTime;

    /// <summary>The key as a text whose value is not known.</summary>
    public static string Open(string key) => Unknown.In(key) ? key : Unknown.Mark(key);

    private static string? Following(RequestContext request, string key) => key switch
    {
        CurrentTime => request.Around?.Now?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        EpochTime => request.Around?.Now?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "aws:securetransport" => "true",
        "aws:requestedregion" => Arn.TryParse(request.Resource, out var resource) && resource.Region.Length > 0 ? resource.Region : null,
        "aws:resourceaccount" => Arn.TryParse(request.Resource, out var resource) && resource.Account.Length > 0 ? resource.Account : null,
        "aws:resourceorgid" => request.Around?.Organization,
        "aws:resourceorgpaths" => Path(request.Around?.Organization),
        _ => request.Principal switch
        {
            Requester.Service service => OfService(service, request.Around?.Organization, key),
            Requester.Identity identity => OfIdentity(identity.Arn, request.Around?.Organization, key),
            _ => null,
        },
    };

    private static string? OfService(Requester.Service service, string? organization, string key) => key switch
    {
        "aws:principalservicename" => service.Principal,
        "aws:principalisawsservice" => "true",
        "aws:sourceorgid" => organization,
        "aws:sourceorgpaths" => Path(organization),
        _ => null,
    };

    private static string? OfIdentity(Arn identity, string? organization, string key) => key switch
    {
        "aws:principalarn" => identity.ToString(),
        "aws:principalaccount" => identity.Account,
        "aws:principaltype" =>
            identity.Resource.StartsWith("role/", StringComparison.Ordinal)
                ? "AssumedRole"
                : identity.Resource.StartsWith("user/", StringComparison.Ordinal)
                ? "User"
                : null,
        "aws:principalisawsservice" => "false",
        "aws:principalorgid" => organization,
        "aws:principalorgpaths" => Path(organization),
        _ => null,
    };

    /// <summary>Where in the organization an account is, no declaration holds.</summary>
    private static string? Path(string? organization) =>
        organization is null ? null : $"{organization}/{Unknown.Mark("the account's place in the organization")}";

    private static bool IsNeverSent(Requester requester, string key) => requester switch
    {
        Requester.Service =>
            NeverOfServices.Contains(key, StringComparer.OrdinalIgnoreCase)
                || key.StartsWith("aws:PrincipalTag/", StringComparison.OrdinalIgnoreCase),
        Requester.Identity => NeverOfIdentities.Contains(key, StringComparer.OrdinalIgnoreCase),
        _ => false,
    };
}
