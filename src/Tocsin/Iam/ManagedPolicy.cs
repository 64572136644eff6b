using Tocsin.Aws;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam;

/// <summary>A customer managed policy: permissions that roles share by its ARN.</summary>
/// <param name="Versions">Oldest first; the default one is one of them.</param>
public sealed record ManagedPolicy(Arn Arn, ValueList<PolicyText> Versions) : Resource(Arn), IShape<ManagedPolicy>
{
    public string DefaultVersionId { get; init; } = PolicyText.IdOf(1);

    /// <summary>The number of the newest version that ever was: none is used again.</summary>
    public int LastVersion { get; init; } = 1;

    public string? PolicyId { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>When its newest version was made.</summary>
    public DateTimeOffset? UpdateDate { get; init; }

    public string? Description { get; init; }

    public ValueList<Tag> Tags { get; init; }

    public string Name => Arn.Name;

    /// <summary>The text of the default version, as it was sent.</summary>
    public string Document => Versions.First(v => v.Id == DefaultVersionId).Document;

    public PolicyText? FindVersion(string id) => Versions.FirstOrDefault(v => v.Id == id);

    /// <summary>As answers tell of it.</summary>
    /// <param name="users">Where it may be attached.</param>
    public Policy Shape(IamState users) => new()
    {
        PolicyName = Name,
        PolicyId = PolicyId,
        Arn = Arn.ToString(),
        Path = Names.PathOf(Arn),
        DefaultVersionId = DefaultVersionId,
        AttachmentCount = users.RolesWith(Arn, Scope.Of(Arn)).Count(),
        PermissionsBoundaryUsageCount = users.RolesWithin(Arn, Scope.Of(Arn)).Count(),
        IsAttachable = true,
        CreateDate = CreateDate,
        UpdateDate = UpdateDate,
        Description = Description,
        Tags = Tags.UnlessEmpty,
    };

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.List("versions", Versions.UnlessEmpty);
        to.Text("defaultVersionId", DefaultVersionId);
        to.Integer("lastVersion", LastVersion);
        to.Text("policyId", PolicyId);
        to.Timestamp("createDate", CreateDate);
        to.Timestamp("updateDate", UpdateDate);
        to.Text("description", Description);
        to.List("tags", Tags.UnlessEmpty);
    }

    public static ManagedPolicy Read(FieldReader from) => new(from.Arn("arn"), from.List<PolicyText>("versions").GetValueOrDefault())
    {
        DefaultVersionId = from.Text("defaultVersionId") ?? PolicyText.IdOf(1),
        LastVersion = from.Integer("lastVersion") ?? 1,
        PolicyId = from.Text("policyId"),
        CreateDate = from.Timestamp("createDate"),
        UpdateDate = from.Timestamp("updateDate"),
        Description = from.Text("description"),
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
    };
}
