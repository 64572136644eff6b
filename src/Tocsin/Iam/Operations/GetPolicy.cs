using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html</summary>
public static class GetPolicy
{
    public static Result<GetPolicyResponse> Answer(IamState state, GetPolicyRequest request, Call call)
    {
        if (Arn.TryParse(request.PolicyArn, out var arn) && AwsPolicies.Is(arn))
        {
            return new GetPolicyResponse { Policy = AwsPolicies.Shape(arn, state, call.GlobalScope) };
        }
        var found = IamErrors.Policy(state, request.PolicyArn, call);
        return found.Error is { } error ? error : new GetPolicyResponse { Policy = found.Value.Shape(state) };
    }
}
