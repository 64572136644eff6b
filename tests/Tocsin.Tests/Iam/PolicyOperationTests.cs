using Tocsin.Iam.Shapes;

namespace Tocsin.Tests.Iam;

public sealed class PolicyOperationTests
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    private const string Second = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}""";

    private readonly World world = World.Usual();

    [Fact]
    public void A_server_attaches_a_policy_of_the_account_where_there_is_one()
    {
        const string none = "arn:aws:iam::111122223333:policy/none";
        var served = new World { Call = world.Call with { Endpoint = "http://127.0.0.1:4566" } };
        served.Do(IamApi.CreateRole, new CreateRoleRequest { RoleName = "r", AssumeRolePolicyDocument = World.Trust });
        Assert.Equal(
            ("NoSuchEntity", $"Policy {none} does not exist or is not attachable.", 404),
            served.Refused(IamApi.AttachRolePolicy, new AttachRolePolicyRequest { RoleName = "r", PolicyArn = none }));
        served.Do(IamApi.AttachRolePolicy, new AttachRolePolicyRequest { RoleName = "r", PolicyArn = Administrator });
        world.Do(IamApi.AttachRolePolicy, new AttachRolePolicyRequest { RoleName = "r", PolicyArn = none });
    }

    [Fact]
    public void A_policy_is_told_as_it_was_made_and_with_who_uses_it()
    {
        var policy = Get();
        Assert.Equal(
            new Policy
            {
                PolicyName = "publish",
                PolicyId = policy.PolicyId,
                Arn = World.PolicyArn,
                Path = "/",
                DefaultVersionId = "v1",
                AttachmentCount = 0,
                PermissionsBoundaryUsageCount = 0,
                IsAttachable = true,
                Description = "d",
                CreateDate = World.Now,
                UpdateDate = World.Now,
            },
            policy);
        Attach(World.PolicyArn);
        world.Do(IamApi.PutRolePermissionsBoundary,
            new PutRolePermissionsBoundaryRequest { RoleName = "r", PermissionsBoundary = World.PolicyArn });
        Assert.Equal((1, 1), (Get().AttachmentCount, Get().PermissionsBoundaryUsageCount));
    }

    [Fact]
    public void A_new_version_is_the_default_one_when_it_is_asked_to_be()
    {
        Assert.Equal(
            new PolicyVersion { VersionId = "v2", IsDefaultVersion = true, CreateDate = World.Now },
            world.Do(IamApi.CreatePolicyVersion,
                new CreatePolicyVersionRequest { PolicyArn = World.PolicyArn, PolicyDocument = Second, SetAsDefault = true })
                .PolicyVersion);
        Assert.Equal("v2", Get().DefaultVersionId);
        Assert.Equal(Second, world.State.FindPolicy(World.PolicyArn)!.Document);
        world.Do(IamApi.SetDefaultPolicyVersion, new SetDefaultPolicyVersionRequest { PolicyArn = World.PolicyArn, VersionId = "v1" });
        Assert.Equal(World.Document, world.State.FindPolicy(World.PolicyArn)!.Document);
        var version =
            world.Do(IamApi.GetPolicyVersion, new GetPolicyVersionRequest { PolicyArn = World.PolicyArn, VersionId = "v2" }).PolicyVersion!;
        Assert.Equal((Uri.EscapeDataString(Second), false), (version.Document, version.IsDefaultVersion));
    }

    [Fact]
    public void A_policy_has_five_versions_and_no_number_comes_again()
    {
        for (int i = 2; i <= 5; i++)
        {
            Version();
        }
        var request = new CreatePolicyVersionRequest { PolicyArn = World.PolicyArn, PolicyDocument = Second };
        Assert.Equal(
            ("LimitExceeded",
                "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.", 409),
            world.Refused(IamApi.CreatePolicyVersion, request));
        Assert.Equal(
            ("DeleteConflict", "Cannot delete the default version of a policy.", 409),
            world.Refused(IamApi.DeletePolicyVersion, new DeletePolicyVersionRequest { PolicyArn = World.PolicyArn, VersionId = "v1" }));
        world.Do(IamApi.DeletePolicyVersion, new DeletePolicyVersionRequest { PolicyArn = World.PolicyArn, VersionId = "v5" });
        Version();
        Assert.Equal(
            ["v6", "v4", "v3", "v2", "v1"],
            world.Do(IamApi.ListPolicyVersions, new ListPolicyVersionsRequest { PolicyArn = World.PolicyArn }).Versions!.Value.Select(
                v => v.VersionId));
        Assert.Equal(
            ("NoSuchEntity", $"Policy {World.PolicyArn} version v5 does not exist or is not attachable.", 404),
            world.Refused(IamApi.GetPolicyVersion, new GetPolicyVersionRequest { PolicyArn = World.PolicyArn, VersionId = "v5" }));
    }

    [Fact]
    public void A_policy_that_is_attached_or_has_versions_is_not_deleted()
    {
        Attach(World.PolicyArn);
        Assert.Equal(("DeleteConflict", "Cannot delete a policy attached to entities.", 409), Deleted());
        world.Do(IamApi.DetachRolePolicy, new DetachRolePolicyRequest { RoleName = "r", PolicyArn = World.PolicyArn });
        Version();
        Assert.StartsWith("This policy has more than one version.", Deleted().Message, StringComparison.Ordinal);
        world.Do(IamApi.DeletePolicyVersion, new DeletePolicyVersionRequest { PolicyArn = World.PolicyArn, VersionId = "v2" });
        world.Do(IamApi.DeletePolicy, new DeletePolicyRequest { PolicyArn = World.PolicyArn });
        Assert.Equal(("NoSuchEntity", $"Policy {World.PolicyArn} was not found.", 404), Deleted());
    }

    [Fact]
    public void Policies_of_AWS_s_own_are_there_and_are_nobody_s_to_change()
    {
        Attach(Administrator);
        var policy = world.Do(IamApi.GetPolicy, new GetPolicyRequest { PolicyArn = Administrator }).Policy!;
        Assert.Equal(
            ("AdministratorAccess", "/", "v1", 1), (policy.PolicyName, policy.Path, policy.DefaultVersionId, policy.AttachmentCount));
        Assert.Equal(
            Uri.EscapeDataString("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""),
            world.Do(IamApi.GetPolicyVersion,
                new GetPolicyVersionRequest { PolicyArn = Administrator, VersionId = "v1" }).PolicyVersion!.Document);
        Assert.Equal("/job-function/",
            world.Do(IamApi.GetPolicy, new GetPolicyRequest { PolicyArn = "arn:aws:iam::aws:policy/job-function/Billing" }).Policy!.Path);
        Assert.Equal("NoSuchEntity", world.Refused(IamApi.DeletePolicy, new DeletePolicyRequest { PolicyArn = Administrator }).Code);
    }

    [Fact]
    public void What_is_attached_may_be_any_ARN()
    {
        const string odd = "arn:aws:iam::111122223333:whatever";
        Attach(odd);
        var listed = world.Do(IamApi.ListAttachedRolePolicies, new ListAttachedRolePoliciesRequest { RoleName = "r" });
        Assert.Equal(odd, listed.AttachedPolicies!.Value.Single().PolicyArn);
    }

    [Fact]
    public void Policies_are_listed_by_whose_they_are_and_what_they_are_used_for()
    {
        Attach(Administrator);
        Assert.Equal([World.PolicyArn], Listed(new ListPoliciesRequest { Scope = "Local" }));
        Assert.Equal([Administrator], Listed(new ListPoliciesRequest { OnlyAttached = true }));
        Assert.Contains("arn:aws:iam::aws:policy/ReadOnlyAccess", Listed(new ListPoliciesRequest { Scope = "AWS" }));
        Assert.DoesNotContain(World.PolicyArn, Listed(new ListPoliciesRequest { Scope = "AWS" }));
        Assert.Empty(Listed(new ListPoliciesRequest { PolicyUsageFilter = "PermissionsBoundary" }));
        Assert.Null(world.Do(IamApi.ListPolicies, new ListPoliciesRequest { Scope = "Local" }).Policies!.Value[0].Description);
        var first = world.Do(IamApi.ListPolicies, new ListPoliciesRequest { MaxItems = 1 });
        Assert.Equal((true, World.PolicyArn), (first.IsTruncated, first.Policies!.Value[0].Arn));
        Assert.DoesNotContain(World.PolicyArn, Listed(new ListPoliciesRequest { Marker = first.Marker }));
    }

    [Fact]
    public void Who_has_a_policy_is_told_by_what_for()
    {
        Attach(World.PolicyArn);
        Assert.Equal(["r"], Roles(new ListEntitiesForPolicyRequest { PolicyArn = World.PolicyArn }));
        Assert.Equal(
            ["r"], Roles(new ListEntitiesForPolicyRequest { PolicyArn = World.PolicyArn, PolicyUsageFilter = "PermissionsPolicy" }));
        Assert.Empty(Roles(new ListEntitiesForPolicyRequest { PolicyArn = World.PolicyArn, PolicyUsageFilter = "PermissionsBoundary" }));
        Assert.Empty(Roles(new ListEntitiesForPolicyRequest { PolicyArn = World.PolicyArn, EntityFilter = "User" }));
        Assert.Empty(Roles(new ListEntitiesForPolicyRequest { PolicyArn = Administrator }));
        Assert.Equal(
            ("NoSuchEntity", "Policy arn:aws:iam::111122223333:policy/x was not found.", 404),
            world.Refused(
                IamApi.ListEntitiesForPolicy, new ListEntitiesForPolicyRequest { PolicyArn = "arn:aws:iam::111122223333:policy/x" }));
    }

    [Fact]
    public void A_policy_is_tagged_and_untagged()
    {
        world.Do(IamApi.TagPolicy, new TagPolicyRequest { PolicyArn = World.PolicyArn,
            Tags = [new Tag { Key = "b", Value = "1" }, new Tag { Key = "a", Value = "2" }] });
        world.Do(IamApi.UntagPolicy, new UntagPolicyRequest { PolicyArn = World.PolicyArn, TagKeys = ["b"] });
        Assert.Equal(
            [new Tag { Key = "a", Value = "2" }], world.Do(
                IamApi.ListPolicyTags, new ListPolicyTagsRequest { PolicyArn = World.PolicyArn }).Tags!.Value);
        Assert.Equal(
            ("InvalidInput", "Invalid ARN:  Could not be parsed!", 400),
            world.Refused(IamApi.ListPolicyTags, new ListPolicyTagsRequest { PolicyArn = "no ARN but twenty characters" }));
    }

    private Policy Get() => world.Do(IamApi.GetPolicy, new GetPolicyRequest { PolicyArn = World.PolicyArn }).Policy!;

    private void Attach(string arn) => world.Do(IamApi.AttachRolePolicy, new AttachRolePolicyRequest { RoleName = "r", PolicyArn = arn });

    private void Version() =>
        world.Do(IamApi.CreatePolicyVersion, new CreatePolicyVersionRequest { PolicyArn = World.PolicyArn, PolicyDocument = Second });

    private (string? Code, string? Message, int? Status) Deleted() =>
        world.Refused(IamApi.DeletePolicy, new DeletePolicyRequest { PolicyArn = World.PolicyArn });

    private IEnumerable<string?> Listed(ListPoliciesRequest request) =>
        world.Do(IamApi.ListPolicies, request).Policies!.Value.Select(p => p.Arn);

    private IEnumerable<string?> Roles(ListEntitiesForPolicyRequest request) =>
        world.Do(IamApi.ListEntitiesForPolicy, request).PolicyRoles!.Value.Select(r => r.RoleName);
}
