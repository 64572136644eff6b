using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>
/// Answers that several operations share. Codes: botocore 1.43, iam 2010-05-08; the texts are those that public recordings show.
/// </summary>
internal static class IamErrors
{
    public static AwsError NoRole(string? name) =>
        Errors.NoSuchEntityException.With($"The role with name {name} cannot be found.", "RoleName", cause: new Cause.Missing());

    public static AwsError Taken(string text, string member) => Errors.EntityAlreadyExistsException.With(text, member);

    public static AwsError Malformed(string text, string member) => Errors.MalformedPolicyDocumentException.With(text, member);

    /// <summary>The role that a request names, or why there is none.</summary>
    public static Result<Role> Role(IamState state, string? name, Call call) =>
        state.FindByName(call.GlobalScope, name ?? "") is { } role ? role : NoRole(name);

    /// <summary>The customer managed policy of the caller's account that a request names, or why there is none.</summary>
    public static Result<ManagedPolicy> Policy(IamState state, string? arn, Call call) =>
        !Arn.TryParse(arn, out var parsed) ? InvalidArn()
        : Scope.Of(parsed) == call.GlobalScope && state.FindPolicy(arn!) is { } policy ? policy
        : NoPolicy(arn!);

    public static AwsError NoPolicy(string arn) =>
        Errors.NoSuchEntityException.With($"Policy {arn} was not found.", "PolicyArn", cause: new Cause.Missing());

    public static AwsError NoVersion(string arn, string id) => Errors.NoSuchEntityException.With(
        $"Policy {arn} version {id} does not exist or is not attachable.", "VersionId", cause: new Cause.Missing());

    public static AwsError NoInlinePolicy(string name) =>
        Errors.NoSuchEntityException.With($"The role policy with name {name} cannot be found.", "PolicyName", cause: new Cause.Missing());

    public static AwsError InvalidArn() => Errors.InvalidInputException.With("Invalid ARN:  Could not be parsed!", "PolicyArn");

    // Unverified: the text.
    public static AwsError Protected(string role) => Errors.UnmodifiableEntityException.With(
        $"Cannot perform the operation on the protected role '{role}' - this role is only modifiable by AWS", "RoleName");

    public static AwsError Conflict(string text) => Errors.DeleteConflictException.With(text);
}
