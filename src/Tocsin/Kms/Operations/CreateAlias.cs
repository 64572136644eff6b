using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;
using Tocsin.Text;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html</summary>
public static class CreateAlias
{
    // Unverified: the texts.
    public static Result<Done<Nothing>> Decide(KmsState state, CreateAliasRequest request, Call call)
    {
        string name = request.AliasName!;
        if (!name.StartsWith("alias/", StringComparison.Ordinal) && !Unknown.Begins(name))
        {
            return new AwsError(KmsApi.Service.ConstraintCode, "Alias must start with the prefix \"alias/\".", 400, "AliasName");
        }
        if (name.StartsWith("alias/aws/", StringComparison.Ordinal))
        {
            return Errors.InvalidAliasNameException.With(
                "Aliases that begin with alias/aws/ are reserved for AWS managed keys.", "AliasName");
        }
        var found = KmsErrors.KeyInUse("CreateAlias", state, request.TargetKeyId, "TargetKeyId", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var alias = call.Arn("kms", name);
        return state.FindAlias(alias) is not null
            ? Errors.AlreadyExistsException.With($"An alias with the name {alias} already exists", "AliasName")
            : new Done<Nothing>(new Nothing(), [new Change.Put(new Alias(alias, found.Value.Arn) { Created = call.Now })]);
    }
}
