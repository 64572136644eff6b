using Tocsin.Aws;
using Tocsin.Kms;
using Tocsin.Kms.Operations;
using Tocsin.Kms.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Kms;

/// <summary>What Terraform asks of keys and aliases, from the first apply to the destroy.</summary>
public sealed class KeyLifeTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Call Call = At(Now);

    [Fact]
    public void A_key_of_AWS_is_described_by_its_alias_in_every_account_and_region()
    {
        var sns = DescribeKey.Answer(KmsState.Empty, new DescribeKeyRequest { KeyId = "alias/aws/sns" }, Call).Value.KeyMetadata!;
        Assert.Equal(("AWS", "Enabled"), (sns.KeyManager, sns.KeyState));
        Assert.Equal(
            sns.Arn,
            DescribeKey.Answer(
                KmsState.Empty, new DescribeKeyRequest { KeyId = "arn:aws:kms:us-east-1:111122223333:alias/aws/sns" }, Call)
                .Value.KeyMetadata!.Arn);
        Assert.NotEqual(
            sns.Arn,
            DescribeKey.Answer(KmsState.Empty, new DescribeKeyRequest { KeyId = "alias/aws/sqs" }, Call).Value.KeyMetadata!.Arn);
        Assert.Equal(
            "NotFoundException",
            DescribeKey.Answer(KmsState.Empty, new DescribeKeyRequest { KeyId = "alias/mine" }, Call).Error?.Code);
    }

    [Fact]
    public void A_key_is_described_with_its_policy_its_rotation_and_its_tags()
    {
        var (state, id) = Made();
        var described = DescribeKey.Answer(state, new DescribeKeyRequest { KeyId = id }, Call).Value.KeyMetadata!;
        Assert.Equal(
            ("Enabled", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "CUSTOMER", "for alarms"),
            (described.KeyState, described.KeySpec, described.KeyUsage, described.KeyManager, described.Description));
        Assert.Equal(
            KeyPolicy.Default("aws", "111122223333"),
            GetKeyPolicy.Answer(state, new GetKeyPolicyRequest { KeyId = id, PolicyName = "default" }, Call).Value.Policy);
        Assert.Equal(
            "NotFoundException",
            GetKeyPolicy.Answer(state, new GetKeyPolicyRequest { KeyId = id, PolicyName = "other" }, Call).Error?.Code);
        Assert.Equal(
            ["default"], ListKeyPolicies.Answer(state, new ListKeyPoliciesRequest { KeyId = id }, Call).Value.PolicyNames!.Value);
        Assert.False(GetKeyRotationStatus.Answer(state, new GetKeyRotationStatusRequest { KeyId = id }, Call).Value.KeyRotationEnabled);
        Assert.Equal([new Tag { TagKey = "team", TagValue = "a" }], Tags(state, id));
        Assert.Equal(
            [id], ListKeys.Answer(state, new ListKeysRequest(), Call).Value.Keys!.Value.Select(k => k.KeyId));
    }

    [Fact]
    public void A_key_that_is_rotated_says_when()
    {
        var (state, id) = Made();
        state = state.After(EnableKeyRotation.Decide(state, new EnableKeyRotationRequest { KeyId = id, RotationPeriodInDays = 90 }, Call));
        var status = GetKeyRotationStatus.Answer(state, new GetKeyRotationStatusRequest { KeyId = id }, At(Now.AddDays(100))).Value;
        Assert.Equal((true, 90, Now.AddDays(180)), (
            status.KeyRotationEnabled!.Value, status.RotationPeriodInDays!.Value, status.NextRotationDate!.Value));
        state = state.After(DisableKeyRotation.Decide(state, new DisableKeyRotationRequest { KeyId = id }, Call));
        Assert.False(GetKeyRotationStatus.Answer(state, new GetKeyRotationStatusRequest { KeyId = id }, Call).Value.KeyRotationEnabled);

        var rsa = CreateKey.Decide(state, new CreateKeyRequest { KeySpec = "RSA_2048", KeyUsage = "SIGN_VERIFY" }, At(Now, 2));
        state = state.After(rsa);
        Assert.Equal(
            "UnsupportedOperationException",
            EnableKeyRotation.Decide(
                state, new EnableKeyRotationRequest { KeyId = rsa.Value.Response.KeyMetadata!.KeyId }, Call).Error?.Code);
    }

    [Fact]
    public void Tags_description_and_use_change()
    {
        var (state, id) = Made();
        state = state.After(
            TagResource.Decide(
                state, new TagResourceRequest { KeyId = id, Tags = [new Tag { TagKey = "b", TagValue = "2" }] }, Call));
        state = state.After(UntagResource.Decide(state, new UntagResourceRequest { KeyId = id, TagKeys = ["team"] }, Call));
        Assert.Equal([new Tag { TagKey = "b", TagValue = "2" }], Tags(state, id));
        state = state.After(UpdateKeyDescription.Decide(state, new UpdateKeyDescriptionRequest { KeyId = id, Description = "x" }, Call));
        state = state.After(DisableKey.Decide(state, new DisableKeyRequest { KeyId = id }, Call));
        Assert.Equal(("x", false), (state.Keys.Single().Description, state.Keys.Single().Enabled));
        state = state.After(EnableKey.Decide(state, new EnableKeyRequest { KeyId = id }, Call));
        Assert.True(state.Keys.Single().Enabled);
    }

    [Fact]
    public void A_key_that_is_to_be_deleted_is_of_no_use_until_its_day_and_then_gone_with_its_aliases()
    {
        var (state, id) = Made();
        state = state.After(CreateAlias.Decide(state, new CreateAliasRequest { AliasName = "alias/a", TargetKeyId = id }, Call));
        var scheduled = ScheduleKeyDeletion.Decide(state, new ScheduleKeyDeletionRequest { KeyId = id, PendingWindowInDays = 7 }, Call);
        Assert.Equal(("PendingDeletion", Now.AddDays(7)), (
            scheduled.Value.Response.KeyState, scheduled.Value.Response.DeletionDate!.Value));
        state = state.After(scheduled);
        Assert.Equal(
            ("PendingDeletion", false),
            DescribeKey.Answer(state, new DescribeKeyRequest { KeyId = id }, Call).Value.KeyMetadata is { } key
                ? (key.KeyState, key.Enabled!.Value) : default);
        string arn = state.Keys.Single().Arn.ToString();
        Assert.Equal(
            ("KMSInvalidStateException", $"{arn} is pending deletion."),
            EnableKey.Decide(state, new EnableKeyRequest { KeyId = id }, Call).Error is { } error ? (error.Code, error.Message) : default);
        var kept = state.After(CancelKeyDeletion.Decide(state, new CancelKeyDeletionRequest { KeyId = id }, Call));
        Assert.Equal((false, null), (kept.Keys.Single().Enabled, kept.Keys.Single().DeletionDate));
        Assert.Equal(
            "KMSInvalidStateException", CancelKeyDeletion.Decide(kept, new CancelKeyDeletionRequest { KeyId = id }, Call).Error?.Code);

        var later = At(Now.AddDays(7), 3);
        Assert.Equal(
            ("NotFoundException", $"Key 'arn:aws:kms:us-east-1:111122223333:key/{id}' does not exist"),
            DescribeKey.Answer(state, new DescribeKeyRequest { KeyId = id }, later).Error is { } gone
                ? (gone.Code, gone.Message) : default);
        Assert.Empty(ListKeys.Answer(state, new ListKeysRequest(), later).Value.Keys!.Value);
        state = state.After(CreateKey.Decide(state, new CreateKeyRequest(), later));
        Assert.NotEqual(id, state.Keys.Single().KeyId);
        Assert.Single(state.Resources);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(31)]
    public void A_window_is_seven_to_thirty_days(int days)
    {
        var (state, id) = Made();
        Assert.Equal(
            "ValidationException",
            KmsOperations.All.Ask(
                KmsApi.ScheduleKeyDeletion, state, new ScheduleKeyDeletionRequest { KeyId = id, PendingWindowInDays = days }, Call)
                .Error?.Code);
    }

    [Fact]
    public void An_alias_moves_to_another_key_and_goes()
    {
        var (state, id) = Made();
        var other = CreateKey.Decide(state, new CreateKeyRequest(), At(Now, 2));
        state = state.After(other);
        state = state.After(CreateAlias.Decide(state, new CreateAliasRequest { AliasName = "alias/a", TargetKeyId = id }, Call));
        Assert.Equal([("alias/a", id)], Aliases(state, new ListAliasesRequest { KeyId = id }));
        string otherId = other.Value.Response.KeyMetadata!.KeyId!;
        state = state.After(UpdateAlias.Decide(state, new UpdateAliasRequest { AliasName = "alias/a", TargetKeyId = otherId }, Call));
        Assert.Empty(Aliases(state, new ListAliasesRequest { KeyId = id }));
        Assert.Equal([("alias/a", otherId)], Aliases(state, new ListAliasesRequest()));
        state = state.After(DeleteAlias.Decide(state, new DeleteAliasRequest { AliasName = "alias/a" }, Call));
        Assert.Equal(
            ("NotFoundException", "Alias arn:aws:kms:us-east-1:111122223333:alias/a is not found."),
            DeleteAlias.Decide(state, new DeleteAliasRequest { AliasName = "alias/a" }, Call).Error is { } error
                ? (error.Code, error.Message) : default);
    }

    private static (KmsState State, string KeyId) Made()
    {
        var made = CreateKey.Decide(
            KmsState.Empty,
            new CreateKeyRequest { Description = "for alarms", Tags = [new Tag { TagKey = "team", TagValue = "a" }] }, Call);
        return (KmsState.Empty.After(made), made.Value.Response.KeyMetadata!.KeyId!);
    }

    private static ValueList<Tag> Tags(KmsState state, string id) =>
        ListResourceTags.Answer(state, new ListResourceTagsRequest { KeyId = id }, Call).Value.Tags!.Value;

    private static IEnumerable<(string?, string?)> Aliases(KmsState state, ListAliasesRequest request) =>
        ListAliases.Answer(state, request, Call).Value.Aliases!.Value.Select(a => (a.AliasName, a.TargetKeyId));

    private static Call At(DateTimeOffset now, long commit = 1) => new(AccountId.Assumed, "us-east-1", now, new Ids(1, commit));
}
