using Tocsin.Aws;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam;

/// <summary>A customer managed policy: permissions that roles share by its ARN.</summary>
/// <param name="Document">The text of the default version, as it was sent.</param>
public sealed record ManagedPolicy(Arn Arn, string Document) : Resource(Arn)
{
    public string? PolicyId { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? Description { get; init; }

    public ValueList<Tag> Tags { get; init; }

    /// <summary>As answers tell of it.</summary>
    public Policy Shape => new()
    {
        PolicyName = Names.NameOf(Arn),
        PolicyId = PolicyId,
        Arn = Arn.ToString(),
        Path = Names.PathOf(Arn),
        DefaultVersionId = "v1",
        AttachmentCount = 0,
        PermissionsBoundaryUsageCount = 0,
        IsAttachable = true,
        CreateDate = CreateDate,
        UpdateDate = CreateDate,
        Description = Description,
        Tags = Tags.Count == 0 ? null : Tags,
    };
}
