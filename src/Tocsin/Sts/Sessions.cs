using Tocsin.Aws;
using Tocsin.Sts.Shapes;

namespace Tocsin.Sts;

/// <summary>The credentials of sessions. Nothing of them is stored: the key says the account, the token the principal.</summary>
internal static class Sessions
{
    /// <summary>
    /// In seconds, where the request says nothing: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
    /// </summary>
    public const int RoleSeconds = 3600;

    /// <summary>In seconds: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html</summary>
    public const int UserSeconds = 43_200;

    public static Credentials Credentials(AccountId account, Arn principal, int seconds, Call call) => new()
    {
        AccessKeyId = AccessKeyId.Temporary(account, call.Ids),
        SecretAccessKey = call.Ids.Hex(40),
        SessionToken = SessionToken.Of(principal, call.Ids),
        // Whole seconds, as AWS writes it.
        Expiration = call.Now.AddTicks(-(call.Now.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(seconds),
    };
}
