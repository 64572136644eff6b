using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Iam.Operations;
using Tocsin.Iam.Shapes;
using Tocsin.Policies;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Iam;

public class RoleTests
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"chatbot.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string RoleArn = "arn:aws:iam::111122223333:role/AWSChatbotRole";

    private readonly Call call = new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch, new Ids(1));

    [Fact]
    public void A_role_with_a_path_has_it_in_its_ARN()
    {
        Assert.Equal(
            "arn:aws:iam::111122223333:role/alerts/r",
            CreateRole.Decide(IamState.Empty,
                new CreateRoleRequest { RoleName = "r", AssumeRolePolicyDocument = Trust, Path = "/alerts/" },
                    call).Value.Response.Role!.Arn);
    }

    [Fact]
    public void A_role_name_is_unique_and_has_its_form()
    {
        Assert.Equal(
            ("EntityAlreadyExists", "Role with name AWSChatbotRole already exists."),
            Told(CreateRole.Decide(With(Trust), new CreateRoleRequest { RoleName = "AWSChatbotRole", AssumeRolePolicyDocument = Trust },
                call).Error));
        Assert.Equal(
            ("ValidationError", "1 validation error detected: Value 'a b' at 'roleName' failed to satisfy constraint: "
                + @"Member must satisfy regular expression pattern: [\w+=,.@-]+"),
            Told(IamOperations.All.Ask(IamApi.CreateRole, IamState.Empty,
                new CreateRoleRequest { RoleName = "a b", AssumeRolePolicyDocument = Trust }, call).Error));
        Assert.NotNull(
            IamOperations.All.Ask(IamApi.CreateRole, IamState.Empty,
                new CreateRoleRequest { RoleName = new string('a', 65), AssumeRolePolicyDocument = Trust }, call).Error);
        Assert.NotNull(
            IamOperations.All.Ask(IamApi.CreateRole, IamState.Empty, new CreateRoleRequest { AssumeRolePolicyDocument = Trust },
                call).Error);
    }

    [Fact]
    public void A_policy_name_is_unique_whatever_its_path_and_case()
    {
        const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}]}""";
        var state = IamState.Empty.After(
            CreatePolicy.Decide(IamState.Empty,
                new CreatePolicyRequest { PolicyName = "publish", PolicyDocument = Document, Path = "/alerts/" }, call));
        Assert.Equal(
            ("EntityAlreadyExists", "A policy called Publish already exists. Duplicate names are not "
                + "allowed."), Told(CreatePolicy.Decide(state,
                    new CreatePolicyRequest { PolicyName = "Publish", PolicyDocument = Document }, call).Error));
        Assert.Null(
            CreatePolicy.Decide(state,
                new CreatePolicyRequest { PolicyName = "publish-more", PolicyDocument = Document, Path = "/alerts/" }, call).Error);
        Assert.True(AccountId.TryParse("444455556666", out var other));
        Assert.Null(
            CreatePolicy.Decide(state, new CreatePolicyRequest { PolicyName = "publish", PolicyDocument = Document },
                call with { Account = other }).Error);
    }

    [Theory]
    [InlineData("{", "This policy contains invalid Json")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Maybe\"}]}", "Syntax errors in policy.")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\","
        + "\"Resource\":\"*\"}]}", "Has prohibited field Resource.")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
        + "\"Action\":\"sns:Publish\"}]}", "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and "
            + "sts:AssumeRoleWithWebIdentity")]
    public void A_malformed_trust_policy_is_refused(string trust, string message)
    {
        Assert.Equal(
            ("MalformedPolicyDocument", message),
            Told(CreateRole.Decide(IamState.Empty, new CreateRoleRequest { RoleName = "r", AssumeRolePolicyDocument = trust },
                call).Error));
    }

    [Theory]
    [InlineData("\"Action\":\"s3:GetObject\",\"Resource\":\"x\"", "Resource x must be in ARN format or \"*\".")]
    [InlineData(
        "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:foo:s3:::b\"",
        "Partition \"foo\" is not valid for resource \"arn:foo:s3:::b\".")]
    [InlineData("\"Action\":\"a:b:c\",\"Resource\":\"*\"", "Actions/Condition can contain only one colon.")]
    [InlineData("\"Action\":\"a b:c\",\"Resource\":\"*\"", "Vendor a b is not valid")]
    [InlineData(
        "\"Sid\":\"a\",\"Action\":\"*\",\"Resource\":\"*\"},"
            + "{\"Effect\":\"Deny\",\"Sid\":\"a\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::*\"",
        "Statement IDs (SID) in a single policy must be unique.")]
    [InlineData("\"Action\":[\"*\",\"*:*\",\"s3:Get*\"],\"Resource\":[\"*\",\"arn:aws-cn:s3:::b\",\"arn:*:s3:::b\"]", null)]
    public void A_malformed_identity_policy_is_refused(string statement, string? message) => Assert.Equal(
        message is null ? default : ("MalformedPolicyDocument", message),
        Told(CreatePolicy.Decide(
            IamState.Empty,
            new CreatePolicyRequest
            {
                PolicyName = "p", PolicyDocument = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"," + statement + "}]}",
            },
            call).Error));

    [Fact]
    public void Policies_are_attached_and_put_on_a_role_that_exists()
    {
        var attached = With(Trust).After(
            AttachRolePolicy.Decide(With(Trust),
                new AttachRolePolicyRequest { RoleName = "AWSChatbotRole", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }, call));
        string inline = """{"Statement":{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}}""";
        var role = attached.After(
            PutRolePolicy.Decide(attached,
                new PutRolePolicyRequest { RoleName = "AWSChatbotRole", PolicyName = "p", PolicyDocument = inline }, call))
                .Find(RoleArn)!;
        Assert.Equal(["arn:aws:iam::aws:policy/ReadOnlyAccess"], role.AttachedPolicyArns);
        Assert.Equal([new InlinePolicy("p", inline)], role.InlinePolicies);
        Assert.Equal(
            ("NoSuchEntity", "The role with name x cannot be found."),
            Told(AttachRolePolicy.Decide(attached,
                new AttachRolePolicyRequest { RoleName = "x", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }, call).Error));
        Assert.Equal(
            ("InvalidInput", "Invalid ARN:  Could not be parsed!"),
            Told(AttachRolePolicy.Decide(attached, new AttachRolePolicyRequest { RoleName = "AWSChatbotRole", PolicyArn = "x" },
                call).Error));
        Assert.Equal(
            "NoSuchEntity",
            PutRolePolicy.Decide(attached, new PutRolePolicyRequest { RoleName = "x", PolicyName = "p", PolicyDocument = inline },
                call).Error?.Code);
        Assert.Equal(
            "Policy statement must contain resources.",
            PutRolePolicy.Decide(attached,
                new PutRolePolicyRequest { RoleName = "AWSChatbotRole", PolicyName = "p",
                    PolicyDocument = """{"Statement":{"Effect":"Allow","Action":"sns:Publish"}}""" }, call).Error?.Message);
    }

    [Fact]
    public void A_role_admits_the_services_its_trust_policy_names()
    {
        var role = With(Trust).Find(RoleArn)!;
        Assert.IsType<PolicyVerdict.Allowed>(RoleTrust.Admits(role, RoleTrust.Chatbot));
        Assert.IsType<PolicyVerdict.DeniedImplicitly>(RoleTrust.Admits(role, "events.amazonaws.com"));
        Assert.IsType<PolicyVerdict.Undetermined>(RoleTrust.Admits(role with { TrustPolicy = Unknown.Mark("x.json") }, RoleTrust.Chatbot));
    }

    [Fact]
    public void A_role_that_does_not_trust_Chatbot_is_told_of_with_the_part_at_fault()
    {
        var note = Assert.Single(RoleTrust.Notes(With(Trust.Replace("chatbot", "ecs")), RoleArn));
        Assert.Equal(
            (
                FindingCode.ChatbotRoleTrust, Severity.Warning,
                new Place(RoleArn, "AssumeRolePolicyDocument", "/Statement/0/Principal/Service")),
            (note.Code, note.Severity, note.Where));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:chatbot::111122223333:*\"}}")]
    [InlineData(",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}")]
    [InlineData(
        ",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":"
        + "\"arn:aws:chatbot::111122223333:chat-configuration/slack-channel/deploys\"}}")]
    public void A_role_that_trusts_Chatbot_is_not_told_of(string condition)
    {
        Assert.Empty(RoleTrust.Notes(With(Trust.Replace("\"sts:AssumeRole\"", "\"sts:AssumeRole\"" + condition)), RoleArn));
    }

    [Fact]
    public void A_role_that_is_not_declared_is_mentioned_and_an_unknown_one_not()
    {
        Assert.Equal(
            (FindingCode.RoleMissing, Severity.Note),
            Assert.Single(RoleTrust.Notes(IamState.Empty, RoleArn)) is var n ? (n.Code, n.Severity) : default);
        Assert.Empty(RoleTrust.Notes(IamState.Empty, Unknown.Mark("x.arn")));
    }

    private IamState With(string trust) =>
        IamState.Empty.After(
            CreateRole.Decide(IamState.Empty, new CreateRoleRequest { RoleName = "AWSChatbotRole", AssumeRolePolicyDocument = trust },
                call));

    private static (string?, string?) Told(AwsError? error) => (error?.Code, error?.Message);
}
