using Tocsin.Aws;

namespace Tocsin.Kms.Operations;

internal static class Keys
{
    // Unverified: the texts; the codes are the API model's (botocore 1.43, kms 2014-11-01).
    public static Result<Key> Find(KmsState state, string? name, string member, Call call) =>
        state.Find(name ?? "", call.Scope) is { } key ? key : new AwsError("NotFoundException", $"Key '{name}' does not exist", 400, member);
}
