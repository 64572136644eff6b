using Tocsin.Aws;
using Tocsin.Kms.Shapes;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Kms;

/// <summary>
/// The resource policy of a key. Unlike a topic's, it alone decides for services, and the account's users pass only through its root
/// statement.
/// </summary>
public static class KeyPolicy
{
    /// <summary>What a key has when nobody gives it a policy: the account itself, and no service.</summary>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html</remarks>
    public static string Default(string partition, string account) =>
        $$$"""{"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:{{{partition}}}:iam::{{{account}}}:root"},"Action":"kms:*","Resource":"*"}]}""";

    /// <summary>
    /// What the policy grants by itself: a statement for an account leaves it to the policies of the account's own users and roles.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html</remarks>
    internal static PolicyDocument WithoutAccounts(PolicyDocument policy) =>
        policy with { Statements = policy.Statements.Select(WithoutAccounts).ToValueList() };

    private static Statement WithoutAccounts(Statement statement) =>
        statement is { Effect: Effect.Allow, Principal: { Negated: false } principal }
        ? statement with
        {
            Principal = principal with
            {
                Entries = principal.Entries.Select(e => e with { Values = e.Values.Where(v => !IsAccount(v)).ToValueList() }).ToValueList(),
            },
        }
        : statement;

    private static bool IsAccount(string principal) =>
        AccountId.TryParse(principal, out _) || (Arn.TryParse(principal, out var arn) && arn is { Service: "iam", Resource: "root" });

    internal static AwsError? Check(string text) => PolicyDocument.Parse(text) switch
    {
        // Unverified: the text.
        PolicyResult.Invalid =>
            Errors.MalformedPolicyDocumentException.With("The new key policy is not a valid policy document.", "Policy"),
        PolicyResult.Valid { Document.Statements: var statements } when statements.Any(s => s.Principal is null) =>
            Errors.MalformedPolicyDocumentException.With("Policy contains a statement with no principal.", "Policy"),
        _ => null,
    };
}
