using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html</summary>
public static class CreateAlias
{
    /// <param name="AliasName">With its prefix: <c>alias/alerts</c>.</param>
    public sealed record Request(string? AliasName, string? TargetKeyId);

    public sealed record Response;

    // Unverified: the texts; the codes are the API model's (botocore 1.43, kms 2014-11-01).
    public static Result<Done<Response>> Decide(KmsState state, Request request, Call call)
    {
        if (request.AliasName?.StartsWith("alias/", StringComparison.Ordinal) != true)
        {
            return new AwsError("ValidationException", "Alias must start with the prefix \"alias/\".", 400, "AliasName");
        }
        if (request.AliasName.StartsWith("alias/aws/", StringComparison.Ordinal))
        {
            return new AwsError("InvalidAliasNameException", "Aliases that begin with alias/aws/ are reserved for AWS managed keys.", 400, "AliasName");
        }
        var found = Keys.Find(state, request.TargetKeyId, "TargetKeyId", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var alias = call.Arn("kms", request.AliasName);
        return state.FindAlias(alias) is not null
            ? new AwsError("AlreadyExistsException", $"An alias with the name {alias} already exists", 400, "AliasName")
            : new Done<Response>(new Response(), [new Change.Put(new Alias(alias, found.Value.Arn))]);
    }
}
