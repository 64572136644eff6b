using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Operations;
using Tocsin.Iam.Shapes;
using Tocsin.Kms.Operations;
using Tocsin.Kms.Shapes;
using Tocsin.Tests.Estates;
using static Tocsin.Tests.Sns.World;

namespace Tocsin.Tests.Sns;

/// <summary>A role that may publish, to a topic with a key.</summary>
public class RoleEncryptionTests
{
    private const string RoleArn = "arn:aws:iam::111122223333:role/send";
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Account = "arn:aws:iam::111122223333:root";

    [Theory]
    [InlineData(Account, "sns:Publish", false)]
    [InlineData(Account, "kms:*", true)]
    [InlineData(Account, "kms:Decrypt", false)]
    [InlineData(RoleArn, "sns:Publish", true)]
    [InlineData("arn:aws:iam::111122223333:role/other", "kms:*", false)]
    public void The_key_admits_a_role_by_its_policy_or_by_the_roles_own_where_it_leaves_it_to_the_account(
        string principal, string own, bool admitted)
    {
        var verdict = WithKey(principal, own).Publish(Role(RoleArn)).Branches[0].Steps[0].Verdict;
        Assert.Equal(admitted ? new Verdict.Passed() : new Verdict.Stopped(Reasons.KmsDenied), verdict);
    }

    [Fact]
    public void A_role_that_is_not_declared_passes_where_the_key_leaves_it_to_the_account() =>
        Assert.IsType<Verdict.Passed>(
            WithKey(Account, "kms:*").Publish(Role("arn:aws:iam::111122223333:role/elsewhere")).Branches[0].Steps[0].Verdict);

    [Fact]
    public void A_key_that_is_not_declared_leaves_it_open() => Assert.Equal(
        new Verdict.Undetermined("alias/elsewhere"), new World().WithAttribute("KmsMasterKeyId", "alias/elsewhere")
            .Publish(Role(RoleArn)).Branches[0].Verdict);

    [Fact]
    public void The_managed_key_admits_the_roles_of_its_account() =>
        Assert.IsType<Verdict.Passed>(
            new World().WithAttribute("KmsMasterKeyId", "alias/aws/sns").Publish(Role(RoleArn)).Branches[0].Steps[0].Verdict);

    private static World WithKey(string principal, string own)
    {
        var world = new World();
        string policy = $$"""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"kms:*","Resource":"*"}]}""";
        var made = CreateKey.Decide(world.Kms, new CreateKeyRequest { Policy = policy }, world.Call).Value;
        world.Kms = world.Kms.After(made.Changes);
        var iam = world.Iam.After(
            CreateRole.Decide(world.Iam, new CreateRoleRequest { RoleName = "send", AssumeRolePolicyDocument = Trust }, world.Call));
        world.Iam = iam.After(
            PutRolePolicy.Decide(iam,
                new PutRolePolicyRequest { RoleName = "send", PolicyName = "own",
                    PolicyDocument = $$"""{"Statement":{"Effect":"Allow","Action":"{{own}}","Resource":"*"} }""" }, world.Call));
        return world.WithAttribute("KmsMasterKeyId", made.Response.KeyMetadata!.Arn!);
    }

    private static Publisher Role(string arn) =>
        new Publisher.Role(Arn.Parse(arn), "events.amazonaws.com", Arn.Parse(Rule), "111122223333");
}
