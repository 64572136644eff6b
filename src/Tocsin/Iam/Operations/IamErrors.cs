using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>Answers that several operations share. Codes: botocore 1.43, iam 2010-05-08; the texts are those that public recordings show.</summary>
internal static class IamErrors
{
    public static AwsError NoRole(string? name) =>
        Errors.NoSuchEntityException.With($"The role with name {name} cannot be found.", "RoleName", cause: new Cause.Missing());

    public static AwsError Taken(string text, string member) => Errors.EntityAlreadyExistsException.With(text, member);

    public static AwsError Malformed(string text, string member) => Errors.MalformedPolicyDocumentException.With(text, member);
}
