using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Iam;

/// <summary>
/// What the policies of a role say to a request: its own must allow it, and so must its permissions boundary, where it has one.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html. A resource policy that names the role's session would
/// count without the boundary; such ones are not looked for.
/// </remarks>
public static class RolePermissions
{
    /// <summary>The policies of AWS's own that allow everything that is asked here, and by service those that allow all of it.</summary>
    private static readonly string[] AllowAll = ["policy/AdministratorAccess", "policy/PowerUserAccess"];

    private static readonly (string Service, string Policy)[] AllowService =
        [
            ("sns", "policy/AmazonSNSFullAccess"), ("events", "policy/AmazonEventBridgeFullAccess"),
            ("events", "policy/CloudWatchEventsFullAccess")];

    public static RolePermission Of(IamState iam, Role role, RequestContext request)
    {
        var own = Own(iam, role, request);
        return own is RolePermission.Denied || role.PermissionsBoundary is not { } boundary ? own
            : Within(iam, role, boundary, request) is var bounded && bounded is RolePermission.Denied ? bounded
            : own is RolePermission.Undetermined ? own : bounded;
    }

    private static RolePermission Own(IamState iam, Role role, RequestContext request)
    {
        var elsewhere = role.AttachedPolicyArns.Where(a => iam.FindPolicy(a) is null).ToList();
        var judged = Documents(iam, role).Select(p => (p.Where, Verdict: Ask(p.Document, request))).ToList();
        var verdicts = judged.Select(j => j.Verdict).ToList();
        foreach (var (where, verdict) in judged)
        {
            if (verdict is PolicyVerdict.DeniedExplicitly denied)
            {
                return new RolePermission.Denied(
                    where.Attribute.Length > 0 ? where with { Pointer = denied.By.Pointer } : where,
                    $"a policy of the role {role.Name} denies it {request.Action} to {request.Resource}", denied.Narrower,
                    ComesClose: true);
            }
        }
        if (verdicts.OfType<PolicyVerdict.Undetermined>().FirstOrDefault() is { } unknown)
        {
            return new RolePermission.Undetermined(unknown.Unknown);
        }
        if (verdicts.OfType<PolicyVerdict.Allowed>().Any() || elsewhere.Exists(a => IsAllowedByAws(a, request.Action)))
        {
            return new RolePermission.Allowed();
        }
        return elsewhere.Count > 0 ? Undetermined(elsewhere[0]) : Unpermitted(role, request, judged);
    }

    private static RolePermission Within(IamState iam, Role role, string boundary, RequestContext request)
    {
        if (iam.FindPolicy(boundary) is not { } policy)
        {
            return IsAllowedByAws(boundary, request.Action) ? new RolePermission.Allowed() : Undetermined(boundary);
        }
        return Ask(policy.Document, request) switch
        {
            PolicyVerdict.Allowed => new RolePermission.Allowed(),
            PolicyVerdict.Undetermined unknown => new RolePermission.Undetermined(unknown.Unknown),
            _ => new RolePermission.Denied(
                new Place(
                    role.Arn.ToString(), "PermissionsBoundary"),
                    $"the permissions boundary of the role {role.Name} does not allow {request.Action} to {request.Resource}",
                $"{Statement(request)} in the boundary too, or another boundary", ComesClose: true),
        };
    }

    /// <summary>Each policy of the role that is declared, and its place. Of several inline ones nobody can tell which is meant.</summary>
    private static IEnumerable<(Place Where, string Document)> Documents(IamState iam, Role role) =>
        role.InlinePolicies.Select(
            p => (new Place(role.Arn.ToString(), role.InlinePolicies.Count == 1 ? "PolicyDocument" : ""), p.Document))
            .Concat(
                role.AttachedPolicyArns.Select(iam.FindPolicy).OfType<ManagedPolicy>()
                    .Select(p => (new Place(p.Arn.ToString(), "PolicyDocument"), p.Document)));

    /// <summary>
    /// No policy allows it: a statement that only one word keeps from doing so is the likelier fault than one that is missing.
    /// </summary>
    private static RolePermission Unpermitted(Role role, RequestContext request, IEnumerable<(Place Where, PolicyVerdict Verdict)> judged)
    {
        string message = $"no policy of the role allows {request.Action} to {request.Resource}";
        var placed = judged.Where(j => j.Where.Attribute.Length > 0).ToList();
        foreach (var (where, verdict) in placed)
        {
            if (verdict is PolicyVerdict.DeniedImplicitly { Closest: { Parts: [var part] } closest }
                && IsOfTheService(closest.Statement, request.Action))
            {
                return new RolePermission.Denied(
                    where with { Pointer = part.Pointer }, $"{message}; {closest.Statement.Name} of its policy comes closest: "
                        + $"{part.Message}", part.Write ?? Statement(request), ComesClose: true);
            }
        }
        return new RolePermission.Denied(
            placed is [var only]
                ? only.Where
                : new Place(role.Arn.ToString()), message, $"an aws_iam_role_policy with {Statement(request)}",
            ComesClose: false);
    }

    /// <summary>A statement about another service is for something else.</summary>
    private static bool IsOfTheService(Statement statement, string action) =>
        statement.Action.Values.Any(a => a == "*" || a.StartsWith(action[..(action.IndexOf(':') + 1)], StringComparison.OrdinalIgnoreCase));

    private static RolePermission Undetermined(string policyArn) =>
        new RolePermission.Undetermined(Unknown.In(policyArn) ? Unknown.NamesIn(policyArn)[0] : policyArn);

    private static bool IsAllowedByAws(string policyArn, string action) =>
        AllowAll.Concat(AllowService.Where(p => action.StartsWith(p.Service + ":", StringComparison.Ordinal)).Select(p => p.Policy))
            .Any(p => policyArn.EndsWith(":aws:" + p, StringComparison.Ordinal));

    private static string Statement(RequestContext request) =>
        $$"""{ "Effect": "Allow", "Action": "{{request.Action}}", "Resource": {{JsonWriter.Quote(request.Resource)}} }""";

    private static PolicyVerdict Ask(string document, RequestContext request) => PolicyDocument.Parse(document) switch
    {
        PolicyResult.Valid valid => PolicyEvaluation.Evaluate(valid.Document, request),
        PolicyResult.Undetermined undetermined => new PolicyVerdict.Undetermined(undetermined.Unknown),
        _ => new PolicyVerdict.DeniedImplicitly([]),
    };
}

/// <summary>May a role do what is asked, as far as its own policies go?</summary>
public abstract record RolePermission
{
    private RolePermission()
    {
    }

    public sealed record Allowed : RolePermission;

    /// <param name="Message">Why, a clause.</param>
    /// <param name="Write">What to write there.</param>
    /// <param name="ComesClose">A policy is there that is nearly right; otherwise one is missing.</param>
    public sealed record Denied(Place Where, string Message, string Write, bool ComesClose) : RolePermission;

    public sealed record Undetermined(string Unknown) : RolePermission;
}
