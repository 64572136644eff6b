using Tocsin.Aws;
using Tocsin.Policies;

namespace Tocsin.Kms;

/// <summary>The resource policy of a key. Unlike a topic's, it alone decides for services, and the account's users pass only through its root statement.</summary>
public static class KeyPolicy
{
    /// <summary>What a key has when nobody gives it a policy: the account itself, and no service.</summary>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html</remarks>
    public static string Default(string partition, string account) =>
        $$$"""{"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:{{{partition}}}:iam::{{{account}}}:root"},"Action":"kms:*","Resource":"*"}]}""";

    internal static AwsError? Check(string text) => PolicyDocument.Parse(text) switch
    {
        // Unverified: the text; the code is the API model's.
        PolicyResult.Invalid => new AwsError("MalformedPolicyDocumentException", "The new key policy is not a valid policy document.", 400, "Policy"),
        PolicyResult.Valid { Document.Statements: var statements } when statements.Any(s => s.Principal is null) =>
            new AwsError("MalformedPolicyDocumentException", "Policy contains a statement with no principal.", 400, "Policy"),
        _ => null,
    };
}
