using Tocsin.Aws;
using Tocsin.Iam;
using Tocsin.Policies;
using Tocsin.Sts.Shapes;
using Tocsin.Text;

namespace Tocsin.Sts.Operations;

/// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</summary>
public static class AssumeRole
{
    /// <remarks>A role that is not there is refused as one that does not trust the caller is: nobody learns which roles exist.</remarks>
    public static Result<AssumeRoleResponse> Answer(IamState state, AssumeRoleRequest request, Call call)
    {
        if (!Arn.TryParse(request.RoleArn, out var arn) || arn.Service != "iam" || !AccountId.TryParse(arn.Account, out var account))
        {
            return new AwsError(StsApi.Service.ConstraintCode, $"{request.RoleArn} is invalid", Member: "RoleArn");
        }
        if (state.Find(request.RoleArn!) is not { RoleId: { } id } role || !IsTrusted(role, request, call))
        {
            return new AwsError(
                "AccessDenied", $"User: {call.Principal} is not authorized to perform: sts:AssumeRole on resource: {arn}", 403, "RoleArn");
        }
        int seconds = request.DurationSeconds ?? Sessions.RoleSeconds;
        if (seconds > (role.MaxSessionDuration ?? Sessions.RoleSeconds))
        {
            return new AwsError(
                StsApi.Service.ConstraintCode, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                Member: "DurationSeconds");
        }
        var session = new Arn(arn.Partition, "sts", "", arn.Account, $"assumed-role/{role.Name}/{request.RoleSessionName}");
        return new AssumeRoleResponse
        {
            Credentials = Sessions.Credentials(account, session, seconds, call),
            AssumedRoleUser = new AssumedRoleUser { AssumedRoleId = $"{id}:{request.RoleSessionName}", Arn = session.ToString() },
            SourceIdentity = request.SourceIdentity,
        };
    }

    /// <remarks>
    /// What the trust policy says of keys that nobody knows, does not refuse. The caller's own policies are not looked at: whoever has the
    /// keys of an account may do everything in it.
    /// </remarks>
    private static bool IsTrusted(Iam.Role role, AssumeRoleRequest request, Call call)
    {
        ValueList<ContextKey> keys =
        [
            new ContextKey("sts:ExternalId", request.ExternalId is { } external ? [external] : []),
            new ContextKey("sts:RoleSessionName", [request.RoleSessionName!]),
            new ContextKey("sts:SourceIdentity", request.SourceIdentity is { } source ? [source] : []),
        ];
        return RoleTrust.Identities(role, call.Principal)
            .Any(i => RoleTrust.Admits(
                role, i, keys, new Circumstances(Now: call.Now)) is PolicyVerdict.Allowed or PolicyVerdict.Undetermined);
    }
}
