using System.Globalization;
using Tocsin.Aws;
using Tocsin.Iam;
using Tocsin.Sts.Shapes;
using Tocsin.Text;

namespace Tocsin.Sts.Operations;

/// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: no policy can forbid it.</summary>
public static class GetCallerIdentity
{
    public static Result<GetCallerIdentityResponse> Answer(IamState state, GetCallerIdentityRequest request, Call call) =>
        new GetCallerIdentityResponse
    {
        UserId = UserId(state, call),
        Account = call.Account.ToString(),
        Arn = call.Principal.ToString(),
    };

    /// <summary>
    /// The account's number for its root, the role's id and the session's name for a session:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse
    /// </summary>
    /// <remarks>Users are not kept here: theirs is made of their ARN, so that it is the same at each call.</remarks>
    private static string UserId(IamState state, Call call)
    {
        string[] parts = call.Principal.Resource.Split('/');
        return parts switch
        {
            ["root"] => call.Account.ToString(),
            ["assumed-role", var role, var session] when state.FindByName(call.GlobalScope, role)?.RoleId is { } id => $"{id}:{session}",
            _ => $"AIDA{StableHash.Of(call.Principal.ToString()).ToString("X16", CultureInfo.InvariantCulture)}",
        };
    }
}
