using Tocsin.Aws;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam;

/// <summary>A role, its trust policy and its permissions.</summary>
/// <param name="TrustPolicy">The text, as it was sent.</param>
/// <param name="PermissionsBoundary">The ARN of a managed policy, which bounds what the others allow; null is no bound.</param>
public sealed record Role(
    Arn Arn,
    string Name,
    string TrustPolicy,
    ValueList<string> AttachedPolicyArns = default,
    ValueList<InlinePolicy> InlinePolicies = default,
    string? PermissionsBoundary = null) : Resource(Arn), IShape<Role>
{
    public string? RoleId { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? Description { get; init; }

    /// <summary>Seconds; null is 3600.</summary>
    public int? MaxSessionDuration { get; init; }

    public ValueList<Tag> Tags { get; init; }

    /// <summary>
    /// As answers tell of it. Documents are encoded as in a URL there: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
    /// </summary>
    public Shapes.Role Shape => new()
    {
        Path = Names.PathOf(Arn),
        RoleName = Name,
        RoleId = RoleId,
        Arn = Arn.ToString(),
        CreateDate = CreateDate,
        AssumeRolePolicyDocument = Uri.EscapeDataString(TrustPolicy),
        Description = Description,
        MaxSessionDuration = MaxSessionDuration ?? 3600,
        PermissionsBoundary = PermissionsBoundary is { } boundary
            ? new AttachedPermissionsBoundary { PermissionsBoundaryType = "Policy", PermissionsBoundaryArn = boundary }
            : null,
        Tags = Tags.UnlessEmpty,
    };

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Text("trustPolicy", TrustPolicy);
        to.Texts("attachedPolicyArns", AttachedPolicyArns.UnlessEmpty);
        to.List("inlinePolicies", InlinePolicies.UnlessEmpty);
        to.Text("permissionsBoundary", PermissionsBoundary);
        to.Text("roleId", RoleId);
        to.Timestamp("createDate", CreateDate);
        to.Text("description", Description);
        to.Integer("maxSessionDuration", MaxSessionDuration);
        to.List("tags", Tags.UnlessEmpty);
    }

    public static Role Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Text("trustPolicy") ?? "", from.Texts("attachedPolicyArns").GetValueOrDefault(),
        from.List<InlinePolicy>("inlinePolicies").GetValueOrDefault(), from.Text("permissionsBoundary"))
    {
        RoleId = from.Text("roleId"),
        CreateDate = from.Timestamp("createDate"),
        Description = from.Text("description"),
        MaxSessionDuration = from.Integer("maxSessionDuration"),
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
    };
}

public sealed record InlinePolicy(string Name, string Document) : IShape<InlinePolicy>
{
    public void Write(FieldWriter to)
    {
        to.Text("name", Name);
        to.Text("document", Document);
    }

    public static InlinePolicy Read(FieldReader from) => new(from.Text("name") ?? "", from.Text("document") ?? "");
}
