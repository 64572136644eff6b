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
        : statement.Action.Values.Select(OfAction).FirstOrDefault(f => f is not null)
            ?? statement.Resource.Values.Select(OfResource).FirstOrDefault(f => f is not null));

    private static string? OfAction(string action) => Unknown.In(action) || action == "*" ? null : action.Split(':') switch
    {
        [_] => "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        [var vendor, _] => vendor == "*" || vendor.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? null
            : $"Vendor {vendor} is not valid",
        _ => "Actions/Condition can contain only one colon.",
    };

    private static string? OfResource(string resource)
    {
        if (Unknown.In(resource) || resource == "*")
        {
            return null;
        }
        if (!resource.StartsWith("arn:", StringComparison.Ordinal))
        {
            return $"Resource {resource} must be in ARN format or \"*\".";
        }
        string partition = resource.Split(':')[1];
        return partition == "aws" || partition.StartsWith("aws-", StringComparison.Ordinal) || partition.Any(c => c is '*' or '?' or '$')
            ? null : $"Partition \"{partition}\" is not valid for resource \"{resource}\".";
    }

    private static AwsError? Document(string text, string member, Func<Statement, string?> fault)
    {
        string? message = PolicyDocument.Parse(text) switch
        {
            PolicyResult.Invalid { Error.Pointer: "" } => "This policy contains invalid Json",
            PolicyResult.Invalid => "Syntax errors in policy.",
            PolicyResult.Valid valid when HasDoubles(valid.Document) => "Statement IDs (SID) in a single policy must be unique.",
            PolicyResult.Valid valid => valid.Document.Statements.Select(fault).FirstOrDefault(f => f is not null),
            _ => null,
        };
        return message is null ? null : IamErrors.Malformed(message, member);
    }

    private static bool HasDoubles(PolicyDocument document)
    {
        var named = document.Statements.Select(s => s.Sid).Where(s => !string.IsNullOrEmpty(s) && !Unknown.In(s)).ToList();
        return named.Distinct().Count() < named.Count;
    }
}
