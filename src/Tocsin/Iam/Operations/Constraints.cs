using Tocsin.Aws;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>
/// What IAM demands of documents, beyond the constraints of its model. Text that holds an unknown value satisfies it: nothing is known
/// against it.
/// </summary>
/// <remarks>The texts are those that public recordings show.</remarks>
internal static class Constraints
{
    private static readonly string[] TrustActions =
        [
            "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity",
            "sts:SetContext"];

    public static AwsError? TrustPolicy(string text, string member) => Document(text, member, statement =>
        statement.Resource is not null ? "Has prohibited field Resource."
        : statement.Principal is null ? "AssumeRole policy must contain principals"
        : statement.Action.Values.All(a => Unknown.In(a) || TrustActions.Contains(a, StringComparer.OrdinalIgnoreCase)) ? null
        : "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and sts:AssumeRoleWithWebIdentity");

    // Unverified: the text about principals.
    public static AwsError? IdentityPolicy(string text, string member) => Document(text, member, statement =>
        statement.Principal is not null ? "Policy document should not specify a principal."
        : statement.Resource is null ? "Policy statement must contain resources."
        : statement.Action.Values.All(a => Unknown.In(a) || a == "*" || a.Contains(':')) ? null
        : "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");

    private static AwsError? Document(string text, string member, Func<Statement, string?> fault)
    {
        string? message = PolicyDocument.Parse(text) switch
        {
            PolicyResult.Invalid { Error.Pointer: "" } => "This policy contains invalid Json",
            PolicyResult.Invalid => "Syntax errors in policy.",
            PolicyResult.Valid valid => valid.Document.Statements.Select(fault).FirstOrDefault(f => f is not null),
            _ => null,
        };
        return message is null ? null : IamErrors.Malformed(message, member);
    }
}
