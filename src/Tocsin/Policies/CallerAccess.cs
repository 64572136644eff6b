using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>May somebody who calls a server do something to a resource, as far as the resource's own policy goes?</summary>
/// <remarks>
/// What the policies of callers say is not modelled: each may do in its account what the account may. So in its own account it is refused
/// by a Deny alone, and in another's by every policy that does not allow it:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
/// What is declared in files passes: who will call there is not known.
/// </remarks>
internal static class CallerAccess
{
    /// <summary>Null where it may, else AWS's words.</summary>
    /// <remarks>Recorded on AWS 2026-09 of a service that publishes, and of an explicit Deny.</remarks>
    /// <param name="action">As AWS tells it: <c>SNS:Publish</c>.</param>
    /// <param name="policy">The resource's; null where it has none.</param>
    /// <param name="keys">What is special to the request.</param>
    public static string? Refusal(Call call, string action, Arn resource, string? policy, ValueList<ContextKey> keys = default)
    {
        if (!call.IsServed)
        {
            return null;
        }
        bool isOwn = call.Owns(resource);
        var document = policy is not null && PolicyDocument.Parse(policy) is PolicyResult.Valid { Document: var read } ? read : null;
        ValueList<Statement> statements = document?.Statements ?? [];
        if (isOwn)
        {
            statements = [.. statements.Where(s => s.Effect == Effect.Deny), Statement.AllowingAll];
            if (statements.Count == 1)
            {
                return null;
            }
        }
        var asked = new RequestContext(
            Of(call), action, resource.ToString(), keys, new Circumstances(Now: call.Now));
        string? why = PolicyEvaluation.Evaluate(new PolicyDocument(document?.Version, document?.Id, statements), asked) switch
        {
            PolicyVerdict.Allowed => null,
            PolicyVerdict.DeniedExplicitly => "with an explicit deny in a resource-based policy",
            // What hangs on what a server does not know of its caller, as its network, keeps no owner from what is his.
            PolicyVerdict.Undetermined when isOwn => null,
            _ => $"because no resource-based policy allows the {action} action",
        };
        return why is null ? null : Told(call, action, resource.ToString(), why);
    }

    /// <summary>Who calls, as policies name it: a session is its role, of which the path is not known.</summary>
    public static Requester.Identity Of(Call call) =>
        call.Principal is { Service: "sts" } session && session.Resource.Split('/') is ["assumed-role", var role, _]
            ? new(new Arn(session.Partition, "iam", "", session.Account, $"role/{role}")) : new(call.Principal);

    /// <summary>AWS's sentence about who may not do what.</summary>
    public static string Told(Call call, string action, string resource, string why) =>
        $"User: {call.Principal} is not authorized to perform: {action} on resource: {resource} {why}";
}
