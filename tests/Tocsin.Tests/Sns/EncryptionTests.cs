using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Operations;
using Tocsin.Kms.Shapes;
using Tocsin.Text;
using static Tocsin.Tests.Sns.World;
using Tocsin.Tests.Estates;

namespace Tocsin.Tests.Sns;

public class EncryptionTests
{
    [Theory]
    [InlineData("alias/aws/sns")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/aws/sns")]
    public void The_managed_key_keeps_EventBridge_out_and_callers_not(string key)
    {
        var world = Open().WithAttribute("KmsMasterKeyId", key);
        Assert.Equal(FindingCode.ManagedKey, Denied(world).Code);
        Assert.IsType<Verdict.Passed>(
            world.Publish(new Publisher.Caller(Arn.Parse("arn:aws:iam::111122223333:user/ada"))).Branches[0].Steps[0].Verdict);
    }

    /// <summary>
    /// Key policies without a condition and with the rule's ARN or account delivered, with the topic's ARN not: recorded on AWS 2026-09.
    /// </summary>
    [Theory]
    [InlineData("", true)]
    [InlineData(",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:events:us-east-1:111122223333:rule/failed\"}}", true)]
    [InlineData(",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}", true)]
    [InlineData(",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:sns:us-east-1:111122223333:alerts\"}}", false)]
    [InlineData(",\"Condition\":{\"Null\":{\"aws:SourceArn\":\"true\"}}", false)]
    [InlineData(
        ",\"Condition\":{\"StringEquals\":{\"kms:EncryptionContext:aws:sns:topicArn\":"
        + "\"arn:aws:sns:us-east-1:111122223333:alerts\"}}",
        true)]
    [InlineData(
        ",\"Condition\":{\"StringEquals\":{\"kms:EncryptionContext:aws:sns:topicArn\":"
        + "\"arn:aws:sns:us-east-1:111122223333:other\"}}",
        false)]
    public void A_customer_key_decides_by_its_policy(string condition, bool admitted)
    {
        var world = WithKey(Grant("""["kms:GenerateDataKey*","kms:Decrypt"]""", condition));
        Assert.Equal(admitted, world.Publish().Branches[0].Steps[0].Verdict is Verdict.Passed);
    }

    [Fact]
    public void A_key_that_only_decrypts_does_not_do()
    {
        var note = Denied(WithKey(Grant("\"kms:Decrypt\"", "")));
        Assert.Equal((FindingCode.KmsDenied, "Policy", "/Statement/0/Action"), (note.Code, note.Where.Attribute, note.Where.Pointer));
    }

    [Fact]
    public void The_default_key_policy_keeps_EventBridge_out()
    {
        Assert.Equal("/Statement/0/Principal/AWS", Denied(WithKey(null)).Where.Pointer);
    }

    [Fact]
    public void A_disabled_key_keeps_EventBridge_out()
    {
        var world = WithKey(Grant("\"kms:*\"", ""));
        world.Kms = world.Kms.After(DisableKey.Decide(world.Kms, new DisableKeyRequest { KeyId = "alias/alerts" }, world.Call));
        Assert.Equal(FindingCode.KmsDenied, Denied(world).Code);
    }

    [Fact]
    public void A_key_that_is_not_declared_leaves_it_open()
    {
        Assert.Equal(
            new Verdict.Undetermined("alias/elsewhere"),
            Open().WithAttribute("KmsMasterKeyId", "alias/elsewhere").Publish().Branches[0].Verdict);
        Assert.Equal(
            new Verdict.Undetermined("x.key"), Open().WithAttribute("KmsMasterKeyId", Unknown.Mark("x.key")).Publish().Branches[0].Verdict);
    }

    private static World Open() => new World().WithPolicy(Statement());

    private static string Grant(string actions, string condition) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":{{actions}},"Resource":"*"{{condition}}}]}""";

    private static World WithKey(string? policy)
    {
        var world = Open().WithAttribute("KmsMasterKeyId", "alias/alerts");
        var made = CreateKey.Decide(world.Kms, new CreateKeyRequest { Policy = policy }, world.Call).Value;
        world.Kms = world.Kms.After(made.Changes);
        world.Kms = world.Kms.After(
            CreateAlias.Decide(world.Kms,
                new CreateAliasRequest { AliasName = "alias/alerts", TargetKeyId = made.Response.KeyMetadata!.KeyId }, world.Call));
        return world;
    }

    private static Note Denied(World world)
    {
        var branch = Assert.Single(world.Publish().Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.KmsDenied), branch.Verdict);
        return Assert.Single(branch.Steps[0].Notes);
    }
}
