using Tocsin.Flow;
using Tocsin.Kms.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Kms.KmsState>;

namespace Tocsin.Kms.Operations;

/// <summary>What KMS does.</summary>
public static class KmsOperations
{
    public static Operations<KmsState> All { get; } = new(
        KmsApi.Service,
        Write(KmsApi.CreateKey, CreateKey.Decide)
            .Without("no key material is made"),
        Read(KmsApi.DescribeKey, DescribeKey.Answer),
        Read(KmsApi.ListKeys, ListKeys.Answer),
        Write(KmsApi.EnableKey, EnableKey.Decide),
        Write(KmsApi.DisableKey, DisableKey.Decide),
        Write(KmsApi.UpdateKeyDescription, UpdateKeyDescription.Decide),
        Write(KmsApi.ScheduleKeyDeletion, ScheduleKeyDeletion.Decide),
        Write(KmsApi.CancelKeyDeletion, CancelKeyDeletion.Decide),
        Write(KmsApi.PutKeyPolicy, PutKeyPolicy.Decide),
        Read(KmsApi.GetKeyPolicy, GetKeyPolicy.Answer),
        Read(KmsApi.ListKeyPolicies, ListKeyPolicies.Answer),
        Write(KmsApi.EnableKeyRotation, EnableKeyRotation.Decide)
            .Without("the dates are told, and nothing is rotated"),
        Write(KmsApi.DisableKeyRotation, DisableKeyRotation.Decide),
        Read(KmsApi.GetKeyRotationStatus, GetKeyRotationStatus.Answer),
        Write(KmsApi.CreateAlias, CreateAlias.Decide),
        Write(KmsApi.UpdateAlias, UpdateAlias.Decide),
        Write(KmsApi.DeleteAlias, DeleteAlias.Decide),
        Read(KmsApi.ListAliases, ListAliases.Answer)
            .Without("those of AWS's own are not listed"),
        Write(KmsApi.TagResource, TagResource.Decide),
        Write(KmsApi.UntagResource, UntagResource.Decide),
        Read(KmsApi.ListResourceTags, ListResourceTags.Answer));
}
