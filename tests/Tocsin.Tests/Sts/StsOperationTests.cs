using Tocsin.Aws;
using Tocsin.Iam;
using Tocsin.Iam.Operations;
using Tocsin.Iam.Shapes;
using Tocsin.Sts;
using Tocsin.Sts.Operations;
using Tocsin.Sts.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;

namespace Tocsin.Tests.Sts;

public sealed class StsOperationTests
{
    private const string RoleArn = "arn:aws:iam::111122223333:role/deploy";

    private static readonly DateTimeOffset Now = new(2026, 9, 13, 12, 17, 30, 408, TimeSpan.Zero);

    private static readonly Call Root = new(AccountId.Assumed, "us-east-1", Now, new Ids(1));

    [Fact]
    public void A_root_is_told_its_account_and_itself() => Assert.Equal(
        new GetCallerIdentityResponse { UserId = "111122223333", Account = "111122223333",
            Arn = "arn:aws:iam::111122223333:root" }, Identity(Root));

    [Fact]
    public void A_session_is_told_its_role_and_its_name()
    {
        var state = WithRole("""{"AWS":"111122223333"}""");
        var assumed = Assumed(state, new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "ci" });
        var session = Arn.Parse(assumed.AssumedRoleUser!.Arn!);
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/deploy/ci", session.ToString());
        Assert.Equal(
            new GetCallerIdentityResponse { UserId = assumed.AssumedRoleUser.AssumedRoleId, Account = "111122223333",
                Arn = session.ToString() },
            Identity(Root with { Principal = session }, state));
        Assert.StartsWith("AROA", assumed.AssumedRoleUser.AssumedRoleId, StringComparison.Ordinal);
        Assert.EndsWith(":ci", assumed.AssumedRoleUser.AssumedRoleId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_has_the_same_id_at_each_call()
    {
        var user = Root with { Principal = Arn.Parse("arn:aws:iam::111122223333:user/ana") };
        Assert.Equal(Identity(user), Identity(user));
        Assert.StartsWith("AIDA", Identity(user).UserId, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_carry_their_account_their_principal_and_their_end()
    {
        var made = Assumed(WithRole("""{"AWS":"*"}"""),
            new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "ci", DurationSeconds = 900 }).Credentials!;
        Assert.True(AccessKeyId.TryAccountOf(made.AccessKeyId!, out var account));
        Assert.Equal(("111122223333", 20), (account.ToString(), made.AccessKeyId!.Length));
        Assert.True(SessionToken.TryPrincipalOf(made.SessionToken!, out var principal));
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/deploy/ci", principal.ToString());
        Assert.Equal((new DateTimeOffset(2026, 9, 13, 12, 32, 30, TimeSpan.Zero), 40), (made.Expiration, made.SecretAccessKey!.Length));
    }

    [Fact]
    public void A_session_token_is_of_who_asks_for_it()
    {
        var made =
            StsOperations.All.Ask(StsApi.GetSessionToken, IamState.Empty, new GetSessionTokenRequest(), Root).Value.Response.Credentials!;
        Assert.True(SessionToken.TryPrincipalOf(made.SessionToken!, out var principal));
        Assert.Equal((Root.Principal, Now.AddHours(12).AddMilliseconds(-408)), (principal, made.Expiration));
        Assert.False(SessionToken.TryPrincipalOf("FwoGZXIvYXdzEJr", out _));
    }

    [Theory]
    [InlineData("""{"AWS":"111122223333"}""", "root", true)]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:user/ci"}""", "root", true)]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:user/ci"}""", "user/ci", true)]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:user/ci"}""", "user/other", false)]
    [InlineData("""{"AWS":"444455556666"}""", "root", false)]
    [InlineData("""{"Service":"chatbot.amazonaws.com"}""", "root", false)]
    public void A_role_is_assumed_by_whom_it_trusts(string trusted, string caller, bool admitted)
    {
        var call = Root with { Principal = Root.Principal with { Resource = caller } };
        var answer = AssumeRole.Answer(WithRole(trusted), new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "ci" }, call);
        string denial = $"User: arn:aws:iam::111122223333:{caller} is not authorized to perform: sts:AssumeRole on resource: {RoleArn}";
        Assert.Equal(admitted ? (null, null, null) : ("AccessDenied", denial, 403),
            (answer.Error?.Code, answer.Error?.Message, answer.Error?.Status));
    }

    [Fact]
    public void A_role_is_assumed_by_another_one_s_session()
    {
        var call = Root with { Principal = Arn.Parse("arn:aws:sts::111122223333:assumed-role/first/s") };
        var request = new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "ci" };
        Assert.Null(AssumeRole.Answer(WithRole("""{"AWS":"arn:aws:iam::111122223333:role/first"}"""), request, call).Error);
        Assert.NotNull(AssumeRole.Answer(WithRole("""{"AWS":"arn:aws:iam::111122223333:role/second"}"""), request, call).Error);
    }

    [Fact]
    public void A_role_that_is_not_there_an_ARN_that_is_none_and_too_long_a_session_are_refused()
    {
        Assert.Equal("AccessDenied", Refusal(IamState.Empty, new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "ci" })?.Code);
        Assert.Equal("arn:aws:sns:us-east-1:111122223333:t is invalid", Refusal(
            IamState.Empty, new AssumeRoleRequest { RoleArn = "arn:aws:sns:us-east-1:111122223333:t", RoleSessionName = "ci" })?.Message);
        Assert.Equal(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            Refusal(WithRole("""{"AWS":"*"}"""),
                new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "ci", DurationSeconds = 3601 })?.Message);
        Assert.Equal(
            "1 validation error detected: Value 'c' at 'roleSessionName' failed to satisfy constraint: "
            + "Member must have length greater than or equal to 2",
            Refusal(IamState.Empty, new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "c" })?.Message);
    }

    private static IamState WithRole(string trusted)
    {
        string trust = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{trusted}},"Action":"sts:AssumeRole"}]}""";
        return IamState.Empty.After(
            CreateRole.Decide(IamState.Empty, new CreateRoleRequest { RoleName = "deploy", AssumeRolePolicyDocument = trust }, Root));
    }

    private static AssumeRoleResponse Assumed(IamState state, AssumeRoleRequest request) =>
        StsOperations.All.Ask(StsApi.AssumeRole, state, request, Root).Value.Response;

    private static AwsError? Refusal(IamState state, AssumeRoleRequest request) =>
        StsOperations.All.Ask(StsApi.AssumeRole, state, request, Root).Error;

    private static GetCallerIdentityResponse Identity(Call call, IamState? state = null) =>
        StsOperations.All.Ask(StsApi.GetCallerIdentity, state ?? IamState.Empty, new GetCallerIdentityRequest(), call).Value.Response;
}
