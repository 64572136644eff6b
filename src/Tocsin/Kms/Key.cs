using Tocsin.Aws;
using Tocsin.Kms.Shapes;
using Tocsin.Text;

namespace Tocsin.Kms;

/// <summary>A customer managed key.</summary>
/// <param name="Policy">The text, as it was sent.</param>
public sealed record Key(Arn Arn, string KeyId, string Policy, bool Enabled = true) : Resource(Arn)
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
        KeyState = Enabled ? "Enabled" : "Disabled",
        Origin = Origin ?? "AWS_KMS",
        KeyManager = "CUSTOMER",
        CustomerMasterKeySpec = KeySpec ?? "SYMMETRIC_DEFAULT",
        KeySpec = KeySpec ?? "SYMMETRIC_DEFAULT",
        MultiRegion = MultiRegion ?? false,
    };
}
