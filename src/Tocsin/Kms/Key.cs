using Tocsin.Aws;
using Tocsin.Kms.Shapes;
using Tocsin.Text;

namespace Tocsin.Kms;

/// <summary>A customer managed key.</summary>
/// <param name="Policy">The text, as it was sent.</param>
public sealed record Key(Arn Arn, string KeyId, string Policy, bool Enabled = true) : Resource(Arn), IShape<Key>
{
    public DateTimeOffset? CreationDate { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Null is ENCRYPT_DECRYPT.</summary>
    public string? KeyUsage { get; init; }

    /// <summary>Null is SYMMETRIC_DEFAULT.</summary>
    public string? KeySpec { get; init; }

    /// <summary>Null is AWS_KMS.</summary>
    public string? Origin { get; init; }

    public bool? MultiRegion { get; init; }

    public ValueList<Tag> Tags { get; init; }

    /// <summary>When it is gone; null where nobody asked for that.</summary>
    public DateTimeOffset? DeletionDate { get; init; }

    /// <summary>Null where it is not rotated.</summary>
    public KeyRotation? Rotation { get; init; }

    public bool IsSymmetric => KeySpec is null or "SYMMETRIC_DEFAULT";

    /// <summary>As answers tell of it: https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html</summary>
    public KeyMetadata Metadata => new()
    {
        AWSAccountId = Arn.Account,
        KeyId = KeyId,
        Arn = Arn.ToString(),
        CreationDate = CreationDate,
        Enabled = Enabled,
        Description = Description,
        KeyUsage = KeyUsage ?? "ENCRYPT_DECRYPT",
        KeyState = DeletionDate is not null ? "PendingDeletion" : Enabled ? "Enabled" : "Disabled",
        DeletionDate = DeletionDate,
        Origin = Origin ?? "AWS_KMS",
        KeyManager = "CUSTOMER",
        CustomerMasterKeySpec = KeySpec ?? "SYMMETRIC_DEFAULT",
        KeySpec = KeySpec ?? "SYMMETRIC_DEFAULT",
        EncryptionAlgorithms = IsSymmetric ? ["SYMMETRIC_DEFAULT"] : null,
        MultiRegion = MultiRegion ?? false,
    };

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("keyId", KeyId);
        to.Text("policy", Policy);
        to.Boolean("enabled", Enabled);
        to.Timestamp("creationDate", CreationDate);
        to.Text("description", Description);
        to.Text("keyUsage", KeyUsage);
        to.Text("keySpec", KeySpec);
        to.Text("origin", Origin);
        to.Boolean("multiRegion", MultiRegion);
        to.List("tags", Tags.UnlessEmpty);
        to.Timestamp("deletionDate", DeletionDate);
        to.Shape("rotation", Rotation);
    }

    public static Key Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("keyId") ?? "", from.Text("policy") ?? "", from.Boolean("enabled") ?? true)
    {
        CreationDate = from.Timestamp("creationDate"),
        Description = from.Text("description") ?? "",
        KeyUsage = from.Text("keyUsage"),
        KeySpec = from.Text("keySpec"),
        Origin = from.Text("origin"),
        MultiRegion = from.Boolean("multiRegion"),
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
        DeletionDate = from.Timestamp("deletionDate"),
        Rotation = from.Shape<KeyRotation>("rotation"),
    };
}
