using Tocsin.Aws;
using Tocsin.Iam;
using Tocsin.Iam.Operations;
using Tocsin.Iam.Shapes;
using Tocsin.Policies;
using Tocsin.Tests.Estates;
using Tocsin.Text;

namespace Tocsin.Tests.Iam;

public class RolePermissionsTests
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:alerts";
    private const string Boundary = "arn:aws:iam::111122223333:policy/boundary";

    private readonly Call call = new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch, new Ids(1));

    [Theory]
    [InlineData("sns:*", null, "allowed")]
    [InlineData("sns:*", "sns:Publish", "allowed")]
    [InlineData("sns:*", "s3:*", "PermissionsBoundary")]
    [InlineData("s3:*", "sns:*", "PolicyDocument")]
    [InlineData("sns:Subscribe", "sns:*", "PolicyDocument")]
    public void A_role_may_what_its_policies_and_its_boundary_both_allow(string own, string? boundary, string verdict)
    {
        var state = IamState.Empty.After(
            CreatePolicy.Decide(IamState.Empty,
                new CreatePolicyRequest { PolicyName = "boundary", PolicyDocument = Allow(boundary ?? "sns:*") }, call));
        state = state.After(
            CreateRole.Decide(state,
                new CreateRoleRequest { RoleName = "send", AssumeRolePolicyDocument = Trust, PermissionsBoundary = boundary is null ? null
                    : Boundary }, call));
        Assert.Equal(
            verdict,
            Told(state.After(PutRolePolicy.Decide(state,
                new PutRolePolicyRequest { RoleName = "send", PolicyName = "own", PolicyDocument = Allow(own) }, call))));
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/PowerUserAccess", "allowed")]
    [InlineData("arn:aws:iam::aws:policy/SomethingElse", "arn:aws:iam::aws:policy/SomethingElse")]
    public void A_boundary_of_AWS_is_known_or_leaves_it_open(string boundary, string verdict)
    {
        var state = IamState.Empty.After(
            CreateRole.Decide(IamState.Empty,
                new CreateRoleRequest { RoleName = "send", AssumeRolePolicyDocument = Trust, PermissionsBoundary = boundary }, call));
        Assert.Equal(
            verdict,
            Told(state.After(PutRolePolicy.Decide(state,
                new PutRolePolicyRequest { RoleName = "send", PolicyName = "own", PolicyDocument = Allow("sns:Publish") }, call))));
    }

    [Fact]
    public void A_boundary_that_is_not_known_leaves_it_open_unless_the_role_may_nothing_anyway()
    {
        var state = IamState.Empty.After(
            CreateRole.Decide(IamState.Empty,
                new CreateRoleRequest { RoleName = "send", AssumeRolePolicyDocument = Trust,
                    PermissionsBoundary = Unknown.Mark("var.boundary") }, call));
        Assert.Equal("", Told(state));
        Assert.Equal(
            "var.boundary",
            Told(state.After(PutRolePolicy.Decide(state,
                new PutRolePolicyRequest { RoleName = "send", PolicyName = "own", PolicyDocument = Allow("sns:Publish") }, call))));
    }

    private static string Allow(string action) => $$"""{"Statement":{"Effect":"Allow","Action":"{{action}}","Resource":"*"} }""";

    private static string Told(IamState state)
    {
        var role = state.Roles.Single(r => r.Name == "send");
        return RolePermissions.Of(state, role, new RequestContext(new Requester.Identity(role.Arn), "sns:Publish", Topic)) switch
        {
            RolePermission.Denied denied => denied.Where.Attribute,
            RolePermission.Undetermined undetermined => undetermined.Unknown,
            _ => "allowed",
        };
    }
}
