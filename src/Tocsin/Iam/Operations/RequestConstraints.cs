using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>What IAM demands of names and documents. Text that holds an unknown value satisfies it: nothing is known against it.</summary>
/// <remarks>Codes and constraints are the API model's (botocore 1.43); the policy texts are those that public recordings show.</remarks>
internal static partial class RequestConstraints
{
    private static readonly string[] TrustActions =
        ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"];

    public static AwsError? Name(string member, string? name, int maximum) =>
        name is null ? Invalid(member, "null", "Member must not be null")
        : Unknown.In(name) ? null
        : name.Length > maximum ? Invalid(member, $"'{name}'", $"Member must have length less than or equal to {maximum}")
        : NameForm().IsMatch(name) ? null
        : Invalid(member, $"'{name}'", @"Member must satisfy regular expression pattern: [\w+=,.@-]+");

    public static AwsError NoRole(string? name) => new("NoSuchEntity", $"The role with name {name} cannot be found.", 404, "RoleName");

    public static AwsError? TrustPolicy(string? text, string member) => Document(text, member, statement =>
        statement.Resource is not null ? "Has prohibited field Resource."
        : statement.Principal is null ? "AssumeRole policy must contain principals"
        : statement.Action.Values.All(a => Unknown.In(a) || TrustActions.Contains(a, StringComparer.OrdinalIgnoreCase)) ? null
        : "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and sts:AssumeRoleWithWebIdentity");

    // Unverified: the text about principals.
    public static AwsError? IdentityPolicy(string? text, string member) => Document(text, member, statement =>
        statement.Principal is not null ? "Policy document should not specify a principal."
        : statement.Resource is null ? "Policy statement must contain resources."
        : statement.Action.Values.All(a => Unknown.In(a) || a == "*" || a.Contains(':')) ? null
        : "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");

    private static AwsError? Document(string? text, string member, Func<Statement, string?> fault)
    {
        if (text is null)
        {
            return Invalid(member, "null", "Member must not be null");
        }
        if (text.Length > Limits.DocumentLength)
        {
            return Invalid(member, "(the document)", $"Member must have length less than or equal to {Limits.DocumentLength}");
        }
        string? message = PolicyDocument.Parse(text) switch
        {
            PolicyResult.Invalid { Error.Pointer: "" } => "This policy contains invalid Json",
            PolicyResult.Invalid => "Syntax errors in policy.",
            PolicyResult.Valid valid => valid.Document.Statements.Select(fault).FirstOrDefault(f => f is not null),
            _ => null,
        };
        return message is null ? null : new AwsError("MalformedPolicyDocument", message, 400, member);
    }

    private static AwsError Invalid(string member, string value, string constraint) =>
        new("ValidationError", $"1 validation error detected: Value {value} at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: {constraint}", 400, member);

    [GeneratedRegex(@"^[\w+=,.@-]+\z", RegexOptions.ECMAScript)]
    private static partial Regex NameForm();
}
