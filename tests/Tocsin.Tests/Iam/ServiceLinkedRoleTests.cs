using Tocsin.Aws;
using Tocsin.Iam;
using Tocsin.Iam.Operations;
using Tocsin.Iam.Shapes;
using Tocsin.Tests.Estates;

namespace Tocsin.Tests.Iam;

public sealed class ServiceLinkedRoleTests
{
    private static readonly Call Call = new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch, new Ids(1));

    [Theory]
    [InlineData("ecs.amazonaws.com", null, "AWSServiceRoleForECS")]
    [InlineData("management.chatbot.amazonaws.com", null, "AWSServiceRoleForAWSChatbot")]
    [InlineData("auto-mate.amazonaws.com", "x", "AWSServiceRoleForAutoMate_x")]
    public void A_service_has_its_role_which_it_alone_assumes(string service, string? suffix, string name)
    {
        var role = Made(service, suffix).Roles.Single();
        Assert.Equal($"arn:aws:iam::111122223333:role/aws-service-role/{service}/{name}", role.Arn.ToString());
        Assert.Contains(service, role.TrustPolicy, StringComparison.Ordinal);
        Assert.Equal($"/aws-service-role/{service}/", role.Shape.Path);
    }

    [Fact]
    public void It_is_made_once_and_only_its_own_operation_deletes_it()
    {
        var state = Made("ecs.amazonaws.com", null);
        Assert.Equal(
            ("InvalidInput", "Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix."),
            CreateServiceLinkedRole.Decide(
                state, new CreateServiceLinkedRoleRequest { AWSServiceName = "ecs.amazonaws.com" }, Call).Error is { } error
                ? (error.Code, error.Message) : default);
        Assert.Equal(
            "UnmodifiableEntity",
            DeleteRole.Decide(state, new DeleteRoleRequest { RoleName = "AWSServiceRoleForECS" }, Call).Error?.Code);
        var deleted = DeleteServiceLinkedRole.Decide(
            state, new DeleteServiceLinkedRoleRequest { RoleName = "AWSServiceRoleForECS" }, Call);
        Assert.Empty(state.After(deleted).Roles);
        Assert.Equal(
            "SUCCEEDED",
            GetServiceLinkedRoleDeletionStatus.Answer(
                state, new GetServiceLinkedRoleDeletionStatusRequest { DeletionTaskId = deleted.Value.Response.DeletionTaskId }, Call)
                .Value.Status);
        Assert.Equal(
            "NoSuchEntity",
            DeleteServiceLinkedRole.Decide(
                IamState.Empty, new DeleteServiceLinkedRoleRequest { RoleName = "AWSServiceRoleForECS" }, Call).Error?.Code);
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess", "%5B%5D")]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess", "%22Action%22%3A%22%2A%22")]
    public void A_policy_of_AWS_s_own_has_a_version_to_read(string arn, string document)
    {
        string version = GetPolicy.Answer(IamState.Empty, new GetPolicyRequest { PolicyArn = arn }, Call).Value.Policy!.DefaultVersionId!;
        Assert.Contains(
            document,
            GetPolicyVersion.Answer(IamState.Empty, new GetPolicyVersionRequest { PolicyArn = arn, VersionId = version }, Call)
                .Value.PolicyVersion!.Document,
            StringComparison.Ordinal);
    }

    private static IamState Made(string service, string? suffix) => IamState.Empty.After(
        CreateServiceLinkedRole.Decide(
            IamState.Empty, new CreateServiceLinkedRoleRequest { AWSServiceName = service, CustomSuffix = suffix }, Call));
}
