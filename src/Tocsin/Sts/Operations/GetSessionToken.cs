using Tocsin.Aws;
using Tocsin.Iam;
using Tocsin.Sts.Shapes;

namespace Tocsin.Sts.Operations;

/// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html</summary>
public static class GetSessionToken
{
    public static Result<GetSessionTokenResponse> Answer(IamState state, GetSessionTokenRequest request, Call call) =>
        new GetSessionTokenResponse
    {
        Credentials = Sessions.Credentials(call.Account, call.Principal, request.DurationSeconds ?? Sessions.UserSeconds, call),
    };
}
