using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms;
using Tocsin.Kms.Operations;
using Tocsin.Kms.Shapes;
using Tocsin.Tests.Estates;

namespace Tocsin.Tests.Kms;

public class KeyTests
{
    private readonly Call call = new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch, new Ids(1));

    [Fact]
    public void A_key_is_found_by_id_ARN_and_alias()
    {
        var made = CreateKey.Decide(KmsState.Empty, new CreateKeyRequest(), call).Value;
        var key = Assert.Single(After(made).Keys);
        Assert.Equal(
            (key.KeyId, key.Arn.ToString(), "Enabled"),
            (made.Response.KeyMetadata!.KeyId, made.Response.KeyMetadata.Arn, made.Response.KeyMetadata.KeyState));
        var state = After(made).After(
            CreateAlias.Decide(After(made), new CreateAliasRequest { AliasName = "alias/alerts", TargetKeyId = key.KeyId }, call));
        foreach (string name in new[] { key.KeyId, key.Arn.ToString(), "alias/alerts", "arn:aws:kms:us-east-1:111122223333:alias/alerts" })
        {
            Assert.Equal(key, state.Find(name, new Scope("111122223333", "us-east-1")));
        }
        Assert.Null(state.Find("alias/alerts", new Scope("111122223333", "eu-west-1")));
        Assert.Null(state.Find("alias/other", new Scope("111122223333", "us-east-1")));
    }

    [Theory]
    [InlineData("alerts", "ValidationException")]
    [InlineData("alias/aws/sns", "InvalidAliasNameException")]
    [InlineData("alias/taken", "AlreadyExistsException")]
    public void An_alias_has_its_form_and_is_unique(string name, string code)
    {
        var made = CreateKey.Decide(KmsState.Empty, new CreateKeyRequest(), call).Value;
        var state = After(made).After(
            CreateAlias.Decide(After(made),
                new CreateAliasRequest { AliasName = "alias/taken", TargetKeyId = made.Response.KeyMetadata!.KeyId }, call));
        Assert.Equal(
            code,
            CreateAlias.Decide(state, new CreateAliasRequest { AliasName = name, TargetKeyId = made.Response.KeyMetadata!.KeyId },
                call).Error?.Code);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"Resource\":\"*\"}]}")]
    public void A_malformed_key_policy_is_refused(string policy)
    {
        var made = CreateKey.Decide(KmsState.Empty, new CreateKeyRequest(), call).Value;
        Assert.Equal(
            "MalformedPolicyDocumentException",
                CreateKey.Decide(KmsState.Empty, new CreateKeyRequest { Policy = policy }, call).Error?.Code);
        Assert.Equal(
            "MalformedPolicyDocumentException",
            PutKeyPolicy.Decide(After(made), new PutKeyPolicyRequest { KeyId = made.Response.KeyMetadata!.KeyId, Policy = policy },
                call).Error?.Code);
    }

    [Fact]
    public void A_key_policy_is_put_on_a_key_that_exists()
    {
        var made = CreateKey.Decide(KmsState.Empty, new CreateKeyRequest(), call).Value;
        string policy = """{"Statement":{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}}""";
        Assert.Equal(
            policy,
            After(made).After(PutKeyPolicy.Decide(After(made),
                new PutKeyPolicyRequest { KeyId = made.Response.KeyMetadata!.KeyId, Policy = policy }, call)).Keys.Single().Policy);
        Assert.Equal(
            "NotFoundException",
            PutKeyPolicy.Decide(After(made), new PutKeyPolicyRequest { KeyId = "missing", Policy = policy }, call).Error?.Code);
    }

    private static KmsState After(Done<CreateKeyResponse> made) => KmsState.Empty.After(made.Changes);
}
