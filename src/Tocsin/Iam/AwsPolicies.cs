using System.Globalization;
using Tocsin.Aws;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam;

/// <summary>The managed policies of AWS's own. They are there without being made: every well-formed ARN counts as one that is.</summary>
/// <remarks>
/// Of their documents only the one of AdministratorAccess is known here. Of another, the text has no statement: who reads it finds a
/// document, as on AWS, and nobody is allowed anything by it; what such a policy allows is not decided by its text.
/// </remarks>
internal static class AwsPolicies
{
    private const string Administrator = "policy/AdministratorAccess";
    private const string Everything = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    // From memory; a policy that is not in this list exists as well, and is only not listed.
    private static readonly string[] Listed =
    [
        Administrator, "policy/AmazonEventBridgeFullAccess", "policy/AmazonQDeveloperAccess", "policy/AmazonSNSFullAccess",
        "policy/AWSResourceExplorerReadOnlyAccess", "policy/CloudWatchEventsFullAccess", "policy/CloudWatchReadOnlyAccess",
        "policy/PowerUserAccess", "policy/ReadOnlyAccess", "policy/service-role/AmazonECSTaskExecutionRolePolicy",
    ];

    public static IEnumerable<Arn> All(string partition) => Listed.Select(p => new Arn(partition, "iam", "", "aws", p));

    public static bool Is(Arn arn) =>
        arn is { Service: "iam", Region: "", Account: "aws" } && arn.Resource.StartsWith("policy/", StringComparison.Ordinal)
        && arn.Name.Length > 0;

    /// <remarks>Unverified: the version, and the id, which is made of the name so that it is the same at each call.</remarks>
    public static Policy Shape(Arn arn, IamState users, Scope account) => new()
    {
        PolicyName = arn.Name,
        PolicyId = $"ANPA{StableHash.Of(arn.Resource).ToString("X16", CultureInfo.InvariantCulture)}",
        Arn = arn.ToString(),
        Path = Names.PathOf(arn),
        DefaultVersionId = PolicyText.IdOf(1),
        AttachmentCount = users.RolesWith(arn, account).Count(),
        PermissionsBoundaryUsageCount = users.RolesWithin(arn, account).Count(),
        IsAttachable = true,
        CreateDate = Made,
        UpdateDate = Made,
    };

    /// <summary>Null where there is no such version.</summary>
    /// <remarks>https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html</remarks>
    public static PolicyText? FindVersion(Arn arn, string id) => id == PolicyText.IdOf(1)
        ? new(id, $$"""{"Version":"2012-10-17","Statement":[{{(arn.Resource == Administrator ? Everything : "")}}]}""", Made)
        : null;

    // When AdministratorAccess was made, which clients read as the date of any.
    private static DateTimeOffset Made { get; } = new(2015, 2, 6, 18, 39, 46, TimeSpan.Zero);
}
